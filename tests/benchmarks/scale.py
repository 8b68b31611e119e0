"""`make scale`: how quickly it starts, whether twice the texts take twice the time, memory, what two workers gain.

The texts are made up (texts.py). `DOCUMENTS=100000 CHARACTERS=3400 make scale` is a gigabyte, and takes its hour.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import texts
from bench import machine
from rich.console import Console
from rich.table import Table

DOCUMENTS = int(os.environ.get("DOCUMENTS", "400"))
CHARACTERS = int(os.environ.get("CHARACTERS", "3400"))
HERE = Path(__file__).parent
ZHENGCE = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def spent(command: list[str], times: int = 1) -> float:
    """Seconds of the quickest of so many runs."""
    found = []
    for _ in range(times):
        began = perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        found.append(perf_counter() - began)
    return min(found)


def whole(folder: Path, out: Path) -> dict[str, float]:
    """What whole.py says of a folder, from a process of its own."""
    done = subprocess.run(
        [sys.executable, str(HERE / "whole.py"), str(folder), str(out)], capture_output=True, check=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def rows(work: Path) -> list[tuple[str, str]]:
    """What is measured, by its name."""
    some, all_ = work / "half", work / "all"
    texts.write(some, 0, DOCUMENTS // 2, CHARACTERS)
    texts.write(all_, 0, DOCUMENTS, CHARACTERS)
    page = work / "page.txt"
    page.write_text(texts.text(1, 800), "utf-8")
    half, full = whole(some, work / "out-half"), whole(all_, work / "out-all")
    extract = [*ZHENGCE, "extract", str(all_), "--no-cache", "--out", str(work / "records.jsonl")]
    one, two = spent(extract), spent([*extract, "--workers", "2"])
    return [
        ("zhengce --version", f"{spent([*ZHENGCE, '--version'], 5):.2f} 秒"),
        ("zhengce check 一页", f"{spent([*ZHENGCE, 'check', str(page), '--fail-on', 'never'], 5):.2f} 秒"),
        (f"读取到发现与图，{DOCUMENTS:,} 份，{full['characters']:,.0f} 字", f"{full['seconds']:.1f} 秒"),
        ("一倍的文本，时间是几倍", f"{full['seconds'] / half['seconds']:.2f}"),
        (f"内存，{DOCUMENTS // 2:,} 份 → {DOCUMENTS:,} 份", f"{half['mebibytes']} → {full['mebibytes']} MiB"),
        ("提取，两个进程比一个快几倍", f"{one / two:.2f}"),
    ]


def main() -> None:
    """Print the table."""
    found = Table("", "", title="起步、规模、并行")
    with tempfile.TemporaryDirectory() as work:
        for row in rows(Path(work)):
            found.add_row(*row)
    console = Console()
    console.print(found)
    console.print(*machine(), sep="；")


if __name__ == "__main__":
    main()
