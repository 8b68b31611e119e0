"""`make scale`: how quickly it starts, whether twice the texts take twice the time, memory, what two workers gain.

The texts are made up (texts.py). `make gigabyte` is one run over 100,000 of them, a gigabyte, and takes its hours;
`DOCUMENTS` and `CHARACTERS` (of each) may be set for both.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

import kept
import texts

DOCUMENTS = int(os.environ.get("DOCUMENTS", "0"))
CHARACTERS = int(os.environ.get("CHARACTERS", "3400"))
HERE = Path(__file__).parent
ZHENGCE = [sys.executable, "-c", "from pipeline.cli import main; main()"]
Row = tuple[str, str, str]


def spent(command: list[str], times: int = 1) -> float:
    """Seconds of the quickest of so many runs."""
    found = []
    for _ in range(times):
        began = perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        found.append(perf_counter() - began)
    return min(found)


def whole(folder: Path, out: Path, *options: str) -> dict[str, Any]:
    """What whole.py says of a folder, from a process of its own."""
    done = subprocess.run(
        [sys.executable, str(HERE / "whole.py"), str(folder), str(out), *options],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def scale(work: Path, documents: int) -> kept.Table:
    """Of texts, half of them and all of them."""
    some, all_ = work / "half", work / "all"
    texts.write(some, 0, documents // 2, CHARACTERS)
    texts.write(all_, 0, documents, CHARACTERS)
    half, full = whole(some, work / "out-half", "--lines"), whole(all_, work / "out-all", "--lines")
    drawn = whole(all_, work / "out-drawn")
    rows = [
        *_starting(work),
        _grown("读取到发现与图，写成 JSON Lines：时间", half["seconds"], full["seconds"], "秒"),
        *(_grown(f"其中{name}", half["steps"][name][0], seconds, "秒") for name, (seconds, _) in full["steps"].items()),
        _grown("内存最多", half["mebibytes"], full["mebibytes"], "MiB"),
        _grown("图排好版、写成全部格式，比只写 JSON Lines：时间", full["seconds"], drawn["seconds"], "秒"),
        _workers(work, all_),
    ]
    what = f"{documents // 2:,} 份与 {documents:,} 份，每份约 {CHARACTERS:,} 字；文本多一倍，比值 2 就是与文本成正比"
    return kept.Table("起步、规模、两个进程", what, ("", "量得", "比值"), rows)


def _starting(work: Path) -> list[Row]:
    page = work / "page.txt"
    page.write_text(texts.text(1, 800), "utf-8")
    bare = spent([sys.executable, "-c", ""], 5)
    version = spent([*ZHENGCE, "--version"], 5)
    check = spent([*ZHENGCE, "check", str(page), "--no-cache", "--fail-on", "never"], 5)
    return [
        ("zhengce --version，比 Python 自己起步", f"{version:.2f} 秒", f"{version / bare:.1f}"),
        ("zhengce check 一页，比 Python 自己起步", f"{check:.2f} 秒", f"{check / bare:.1f}"),
    ]


def _grown(name: str, before: float, after: float, unit: str) -> Row:
    return name, f"{before:,} → {after:,} {unit}", f"{after / before:.2f}" if before else "–"


def _workers(work: Path, folder: Path) -> Row:
    extract = [*ZHENGCE, "extract", str(folder), "--no-cache", "--out", str(work / "records.jsonl")]
    one, two = spent(extract), spent([*extract, "--workers", "2"])
    return "提取，两个进程比一个快几倍", f"{one:.1f} → {two:.1f} 秒", f"{one / two:.2f}"


def gigabyte(work: Path, documents: int) -> kept.Table:
    """One run over many texts, to the graph in JSON Lines: laid out for the eye it would be held in memory."""
    folder = work / "texts"
    texts.write(folder, 0, documents, CHARACTERS)
    size = sum(path.stat().st_size for path in folder.rglob("*.txt"))
    found = whole(folder, work / "out", "--lines")
    rows: list[Row] = [
        (name, f"{seconds:,.0f} 秒", f"{mebibytes:,} MiB") for name, (seconds, mebibytes) in found["steps"].items()
    ]
    rows.append(("共计", f"{found['seconds']:,.0f} 秒", f"{found['mebibytes']:,} MiB"))
    read = f"{documents:,} 份、{size / 1e9:.2f} GB（UTF-8）、{found['characters']:,} 字"
    what = f"{read}，一个进程，读取到发现与图，写成 JSON Lines"
    return kept.Table("一 GB 文本", what, ("", "时间", "到此为止内存最多"), rows)


if __name__ == "__main__":
    asked = kept.asked(__doc__)
    asked.add_argument("--gigabyte", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        # A thousand, so that what two processes take to start weighs little.
        measure, usual = (gigabyte, 100_000) if given.gigabyte else (scale, 1_000)
        kept.shown(measure(Path(place), DOCUMENTS or usual), given.write)
