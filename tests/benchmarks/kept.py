"""Tables of measures: printed, and kept on a page where each has its own place.

Rows are tuples of texts; a table that is made again takes its own place and leaves the others as they are.
"""

import argparse
import os
import platform
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table as Shown

_HEAD = """\
# 量得的数：速度、规模、内存

由 `make bench`、`make scale`、`make gigabyte` 写成，不要手改；每张表重跑时只换它自己。

钟表上的数属于机器，也属于机器当时还在做的别的事，所以看各表里的比：同一张表的各行是在同一次运行里轮流或先后量的。

规模各表的文本是编造的（`tests/benchmarks/texts.py`），名称随字数增多的快慢与真实的报告相仿，错处是真实报告的十倍。
"""
_ORDER = ("与 jieba.lcut 同场比速度", "起步、规模、两个进程", "一 GB 文本")


class Table(NamedTuple):
    """A heading (of `_ORDER`), what was measured in a sentence, the columns and the rows."""

    heading: str
    what: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def shown(table: Table, page: Path | None) -> None:
    """Print a table and the machine; keep it on the page, if there is one."""
    grid = Shown(*table.columns, title=f"{table.heading}：{table.what}")
    for row in table.rows:
        grid.add_row(*row)
    console = Console()
    console.print(grid)
    console.print(*machine(), sep="；")
    if page:
        page.write_text(placed(table, page.read_text("utf-8") if page.is_file() else "", "；".join(machine())), "utf-8")


def placed(table: Table, page: str, where: str) -> str:
    """The page with this table in its place.

    >>> one = Table("一 GB 文本", "编造的", ("", "秒"), [("读取", "1")])
    >>> page = placed(one, "", "某机器")
    >>> placed(one._replace(rows=[("读取", "2")]), page, "某机器") == page.replace("| 1 |", "| 2 |")
    True
    """
    _, *parts = re.split(r"^## ", page, flags=re.MULTILINE)
    sections = {part.partition("\n")[0]: part for part in parts}
    lines = (
        f"{table.heading}\n",
        f"{table.what}。{where}。\n",
        f"| {' | '.join(table.columns)} |",
        f"|{'---|' * len(table.columns)}",
        *(f"| {' | '.join(row)} |" for row in table.rows),
    )
    sections[table.heading] = "\n".join(lines) + "\n"
    ordered = (sections[heading].strip() for heading in _ORDER if heading in sections)
    return "\n".join((_HEAD, *(f"## {section}\n" for section in ordered)))


def machine() -> Iterator[str]:
    """The processor, the system, and the versions that decide the speed."""
    processor = platform.processor() or platform.machine()
    details = Path("/proc/cpuinfo")
    if details.is_file():
        models = [line.partition(":")[2].strip() for line in details.read_text().splitlines() if "model name" in line]
        processor = models[0] if models else processor
    yield f"{processor} × {os.cpu_count()}，{platform.system()} {platform.release()}"
    yield f"Python {platform.python_version()}"
    for package in ("jieba", "rjieba"):
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"没有 {package}"


def asked(about: str | None) -> argparse.ArgumentParser:
    """A command line with `--write`."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="keep the table on this page")
    return parser
