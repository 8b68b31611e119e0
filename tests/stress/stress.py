"""`make stress`: sound files, spoilt in every way, through everything; the table of what became of them.

`--each N`: so many files of each format for each way of spoiling bytes. `--write FILE`: keep the table as a page.
Ends with 1 where there was a fault: a traceback, more time or memory than a file may take, a digit lost without a word.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from folders import LAID, looked_at
from peculiar import peculiar
from sound import BY_OFFICE, FORMATS, TEXT, Maker
from watched import Case, Result, results
from ways import BYTES, TEXTS, Spoil

from pipeline.readers import _office

_DIGITS = "0123456789"
# What is packed bears a sum of its bytes, by which a change is known; a plain text shows the digits that its bytes are.
_SEALED, _PLAIN = ("docx", "epub", "ofd", "xlsx", "zip", "gz"), ("txt", "md")
_LONG = 20_000
_TABLES = "字节被改动", "文本本来难读", "各格式自己的难处", "文件夹里的东西"
Table = dict[str, dict[str, Counter[str]]]


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign in _DIGITS)


def of_bytes(each: int) -> Iterator[Case]:
    """Sound files whose bytes are changed."""
    for name, make in FORMATS.items():
        for way, spoil in BYTES.items():
            for number in range(min(each, 2) if name in BY_OFFICE else each):
                chance = random.Random(f"{name} {way} {number}")
                yield Case(name, way, number, partial(_spoilt, make, spoil, chance), partial(_shown, name))


def _spoilt(make: Maker, spoil: Spoil, chance: random.Random) -> bytes:
    return spoil(make(TEXT), chance)


def _shown(name: str, raw: bytes) -> str | None:
    """The digits that changed bytes still show, or that must be told as lost; nothing where that cannot be known."""
    if name in _SEALED:
        return _digits(TEXT)
    if name not in _PLAIN or b"\0" in raw:
        return None
    text = raw.decode("utf-8", "replace")
    # Where much is broken another encoding may fit.
    return _digits(text) if text.count("\ufffd") < len(text) / 20 else None


def of_texts() -> Iterator[Case]:
    """Sound files of texts that are hard to read."""
    for name, make in FORMATS.items():
        for way, text in TEXTS.items():
            # What is long takes ten seconds, and is the same text once it is read.
            if len(text) < _LONG or name in ("txt", "md", "html", "docx"):
                yield Case(name, way, 0, lambda make=make, text=text: make(text), lambda _, text=text: _digits(text))


def of_formats() -> Iterator[Case]:
    """Files of what only one format has; the text is as sound as can be, but for the encodings."""
    for number, (way, name, raw) in enumerate(peculiar()):
        yield Case(name, way, number, lambda raw=raw: raw, lambda _: None)


def tables(each: int, only: Sequence[str], jobs: int) -> tuple[dict[str, Table], list[Result]]:
    """What became of all files, table by table, and the faults."""
    from examining import examine, prepare

    prepare()
    found: dict[str, Table] = {}
    faults: list[Result] = []
    for title, cases in zip(_TABLES, (of_bytes(each), of_texts(), of_formats()), strict=False):
        table: Table = defaultdict(lambda: defaultdict(Counter))
        wanted = [case for case in cases if (not only or case.format in only) and _is_there(case.format)]
        for case in wanted:
            # Rows in the order in which they were asked for, not in that in which they are done.
            table[case.way][case.format].clear()
        for result in results(wanted, examine, jobs):
            table[result.case.way][result.case.format][result.outcome] += 1
            if result.outcome == "fault":
                faults.append(result)
                print("FAULT", result.case.format, result.case.way, result.case.number, result.reason, file=sys.stderr)
        found[title] = table
    return found, faults


def _is_there(name: str) -> bool:
    return name not in BY_OFFICE or bool(_office.program())


def of_folders() -> tuple[Table, list[str]]:
    """What becomes of folders with more in them than files."""
    table: Table = {}
    faults = []
    for way in LAID:
        place = tempfile.mkdtemp()
        outcome, reason = looked_at(way, Path(place))
        # Python's own way of clearing folders goes no deeper than its calls.
        subprocess.run(["rm", "-rf", place], check=True)
        table[way] = {"文件夹": Counter({outcome: 1})}
        if outcome == "fault":
            faults.append(way)
            print("FAULT", way, reason, file=sys.stderr)
    return table, faults


def page(found: dict[str, Table]) -> Iterator[str]:
    """The tables as a page in Markdown."""
    every = sum((cell for table in found.values() for row in table.values() for cell in row.values()), Counter[str]())
    yield "# 坏文件：读了多少，怎样收场\n"
    yield (
        "由 `make stress` 生成。把各种格式的完好文件按下面的办法弄坏，每一份都从读取做到提取、审读、写出全部格式，"
        "各在一个限了时间与内存的进程里。每格三个数：**整份读出／读出并说明哪里有损／拒读并用一句话说明原因**。"
        "“出错”指程序崩溃、超过时限或内存、数字丢了却不说。\n"
    )
    yield (
        f"共 {every.total():,} 份：整份读出 {every['whole']:,}，说明有损 {every['damage']:,}，"
        f"拒读 {every['refused']:,}，出错 {every['fault']:,}。"
    )
    for title, table in found.items():
        columns = [name for name in (*FORMATS, "文件夹") if any(name in row for row in table.values())]
        yield f"\n## {title}\n"
        yield f"| 办法 | {' | '.join(columns)} |"
        yield f"|---|{'---|' * len(columns)}"
        for way, row in table.items():
            yield f"| {way} | {' | '.join(_cell(row.get(name)) for name in columns)} |"


def _cell(counted: Counter[str] | None) -> str:
    if counted is None:
        return "–"
    fault = f"／出错 {counted['fault']}" if counted["fault"] else ""
    return "／".join(str(counted[outcome]) for outcome in ("whole", "damage", "refused")) + fault


def main() -> None:
    """Spoil, watch, print; `--write` keeps the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--each", type=int, default=20)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--only", action="append", default=[])
    asked.add_argument("--write", type=Path)
    chosen = asked.parse_args()
    found, faults = tables(chosen.each, chosen.only, chosen.jobs)
    found[_TABLES[-1]], laid = of_folders()
    said = "\n".join(page(found)) + "\n"
    print(said)
    if chosen.write:
        chosen.write.write_text(said, "utf-8")
    sys.exit(bool(faults or laid))


if __name__ == "__main__":
    main()
