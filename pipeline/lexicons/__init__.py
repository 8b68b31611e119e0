"""Small hand-kept tables that ship with the package: one word a row, checked on reading."""

import csv
from functools import cache
from importlib.resources import files

from pipeline.errors import LexiconError

# Tables whose first column is kept whole by the segmenters; terms.csv says in `why` what makes its words one word.
NAMES = ("carriers", "industries", "slogans", "terms")


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `NAME.csv`; `LexiconError` names the row that lacks its first column or has too many."""
    source = files(__name__).joinpath(f"{name}.csv")
    reader, rows = csv.DictReader(source.read_text("utf-8").splitlines()), []
    for row in reader:
        if None in row or not next(iter(row.values())):
            # line_num, not a count of rows: the reader passes over empty lines.
            raise LexiconError(f"lexicons/{name}.csv 第{reader.line_num}行列数不对或首列为空", hint="改正该行")
        rows.append({key: value or "" for key, value in row.items()})
    return tuple(rows)


def words(name: str) -> tuple[str, ...]:
    """The first column of `NAME.csv`."""
    return tuple(next(iter(row.values())) for row in table(name))


def user_words() -> tuple[str, ...]:
    """Names and terms that stay one word, sorted."""
    present = [name for name in NAMES if files(__name__).joinpath(f"{name}.csv").is_file()]
    return tuple(sorted({word for name in present for word in words(name)}))
