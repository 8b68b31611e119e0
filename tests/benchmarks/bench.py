"""`make bench CORPUS=FOLDER`: characters a second of jieba.lcut, of our jieba engine and of all that comes after.

All in one process and over the same texts, in turns, so that whatever else the machine does meets each of them; the
medians are compared. Nothing is asserted: times belong to a machine, not to the code.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import kept
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
        "读取到发现与图，写成 JSON Lines": lambda: _whole(files, lines=True),
        "同上，图排好版，写成全部格式": lambda: _whole(files),
    }


def _whole(files: list[Path], *, lines: bool = False) -> None:
    with tempfile.TemporaryDirectory() as out:
        whole(files, Path(out), lines=lines)


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


def table(spent: dict[str, list[float]], documents: int, characters: int) -> kept.Table:
    """Medians, their spread, and how many times the time of the first job."""
    first = median(next(iter(spent.values())))
    rows = [
        (
            name,
            f"{characters / median(times):,.0f}",
            f"{characters / max(times):,.0f}–{characters / min(times):,.0f}",
            f"{median(times) / first:.2f}",
        )
        for name, times in spent.items()
    ]
    what = (
        f"{documents:,} 份、{characters:,} 字，一个进程，轮流 {REPEATS} 遍；时间是 jieba.lcut 的几倍，不到 1 就是更快"
    )
    return kept.Table("与 jieba.lcut 同场比速度", what, ("", "字/秒（中位数）", "最慢–最快", "时间之比"), rows)


def main(folder: Path, page: Path | None) -> None:
    """Time everything over the documents of a folder and print the table."""
    documents = list(intake.documents([folder], []))
    characters = sum(len(document.text) for document in documents)
    if not characters:
        sys.exit(f"{folder} 中没有可读的文本")
    kept.shown(table(seconds(jobs(documents)), len(documents), characters), page)


if __name__ == "__main__":
    asked = kept.asked(__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=Path("corpora/raw"))
    given = asked.parse_args()
    main(given.folder, given.write)
