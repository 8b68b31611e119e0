"""Small hand-kept tables that ship with the package: one word a row, checked on reading."""

import csv
from functools import cache
from importlib.resources import files

from pipeline.errors import LexiconError


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `NAME.csv`; `LexiconError` names the row that lacks its first column or has too many."""
    source = files(__name__).joinpath(f"{name}.csv")
    rows = []
    for number, row in enumerate(csv.DictReader(source.read_text("utf-8").splitlines()), 2):
        if None in row or not next(iter(row.values()), ""):
            raise LexiconError(f"lexicons/{name}.csv 第{number}行列数不对或首列为空", hint="改正该行")
        rows.append({key: value or "" for key, value in row.items()})
    return tuple(rows)


def words(name: str) -> tuple[str, ...]:
    """The first column of `NAME.csv`."""
    return tuple(next(iter(row.values())) for row in table(name))
