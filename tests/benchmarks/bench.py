"""`make bench CORPUS=FOLDER`: characters a second of jieba.lcut, of our jieba engine and of all that comes after.

All in one process and over the same texts, in turns, so that whatever else the machine does meets each of them; the
medians are compared. Nothing is asserted: times belong to a machine, not to the code.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table
from whole import whole

from pipeline import audit, extraction, intake, readers, segmenters
from pipeline.schema import Document
from pipeline.segmenters import jieba

REPEATS = 5
Job = Callable[[], object]


def jobs(documents: list[Document]) -> dict[str, Job]:
    """What is timed, by its name; loading is done before."""
    plain = jieba.dictionary()
    cut = segmenters.load("jieba")
    files = [Path(document.id) for document in documents]
    return {
        "jieba.lcut": lambda: [plain.lcut(document.text) for document in documents],
        "分词（jieba 引擎）": lambda: [cut(document.text) for document in documents],
        "提取": lambda: [extraction.extract(document, cut) for document in documents],
        "读取、提取、审读": lambda: audit.audit([extraction.extract(readers.read(file), cut) for file in files]),
        "整条：读取到发现与图，写成文件": lambda: _whole(files),
    }


def _whole(files: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as out:
        whole(files, Path(out))


def seconds(work: dict[str, Job]) -> dict[str, list[float]]:
    """Every job once to warm up, then all of them in turns."""
    for job in work.values():
        job()
    spent: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(REPEATS):
        for name, job in work.items():
            began = perf_counter()
            job()
            spent[name].append(perf_counter() - began)
    return spent


def table(spent: dict[str, list[float]], characters: int) -> Table:
    """Medians, their spread, and how many times as fast as the first job."""
    found = Table("", "字/秒（中位数）", "最慢–最快", "倍数", title=f"{characters:,} 字，轮流 {REPEATS} 遍")
    first = median(next(iter(spent.values())))
    for name, times in spent.items():
        spread = f"{characters / max(times):,.0f}–{characters / min(times):,.0f}"
        found.add_row(name, f"{characters / median(times):,.0f}", spread, f"{first / median(times):.2f}")
    return found


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


def main(folder: Path) -> None:
    """Time everything over the documents of a folder and print the table."""
    documents = list(intake.documents([folder], []))
    characters = sum(len(document.text) for document in documents)
    if not characters:
        sys.exit(f"{folder} 中没有可读的文本")
    console = Console()
    console.print(table(seconds(jobs(documents)), characters))
    console.print(*machine(), sep="；")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "corpora/raw"))
