"""Small hand-kept tables: those that ship with the package, and the rows that a project adds to them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path

from pipeline.errors import TableError
from pipeline.lexicons import _project
from pipeline.tables import Row

_added: dict[str, tuple[Row, ...]] = {}
_places: tuple[Path | None, Path | None] = (None, None)


def use(folder: Path | None = None, aliases: Path | None = None) -> None:
    """Add a project's own tables, and its alias table, to the shipped ones, from here on and in this process.

    All is read and checked before anything is used. `TableError` names file, row and what is wrong with it;
    `RuntimeError` where tables of another make have been read already: what was made of them would stay.
    """
    global _places
    own = _project.read(folder, aliases, names(), shipped)
    if own == _added:
        _places = folder, aliases
        return
    if added.cache_info().currsize:
        raise RuntimeError("lexicons.use must come before the first look into a table")
    _added.clear()
    _added.update(own)
    _places = folder, aliases


def places() -> tuple[Path | None, Path | None]:
    """The folder and the alias table that are in use, for another process to use them too."""
    return _places


def own() -> dict[str, tuple[Row, ...]]:
    """All rows that the project adds, by table."""
    return dict(_added)


@cache
def names() -> tuple[str, ...]:
    """The tables there are, sorted."""
    return tuple(
        sorted(file.name.removesuffix(".csv") for file in files(__name__).iterdir() if file.name.endswith(".csv"))
    )


@cache
def shipped(name: str) -> tuple[Row, ...]:
    """The rows of the shipped `NAME.csv`."""
    file = f"{name}.csv"
    return rows(files(__name__).joinpath(file).read_text("utf-8"), f"lexicons/{file}")


@cache
def added(name: str) -> tuple[Row, ...]:
    """The rows that the project adds to `NAME.csv`."""
    return _added.get(name, ())


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of `NAME.csv`, then the project's; where words stand once, the project's row is in place of ours."""
    own, ours = added(name), shipped(name)
    if own and _project.stands_once(name, ours):
        replaced = {_project.key(row) for row in own}
        ours = tuple(row for row in ours if _project.key(row) not in replaced)
    return (*ours, *own)


def rows(text: str, where: str) -> tuple[Row, ...]:
    r"""The rows of a CSV text; `TableError` names the line that lacks its first column or has too many.

    >>> rows("term,why\n链主,新词\n规上\n", "terms.csv")
    ({'term': '链主', 'why': '新词'}, {'term': '规上', 'why': ''})
    """
    reader = csv.reader(text.splitlines())
    columns = next(reader, [])
    found = []
    for cells in filter(None, reader):
        if not cells[0] or len(cells) > len(columns):
            # line_num, not a count of rows: the reader passes over empty lines.
            raise TableError(f"{where} 第{reader.line_num}行列数不对或首列为空", hint="改正该行")
        full = len(cells) == len(columns)
        found.append(dict(zip(columns, cells, strict=True) if full else zip_longest(columns, cells, fillvalue="")))
    return tuple(found)


@cache
def words(name: str) -> tuple[str, ...]:
    """The first column of `NAME.csv`."""
    return tuple(map(_project.key, table(name)))


@cache
def trades() -> Mapping[str, str]:
    """Industries, and goods and services that are some in company, with their `use`; see industries.csv, goods.csv."""
    return {**dict.fromkeys(words("goods"), "list"), **{row["word"]: row["use"] for row in table("industries")}}


def user_words(found: Path | None = None) -> tuple[str, ...]:
    """Names and terms that segmenters keep as one word, sorted; terms.csv says in `why` what makes its words one.

    The class words among the carriers (产业园, 创新中心) are no names: by the segmentation gold they are cut. So are
    most terms that stage discover-terms has `found`: only those that the dictionary breaks into characters are words.
    """
    carriers = (row["word"] for row in table("carriers") if row["role"] == "name")
    return tuple(sorted({*words("industries"), *words("terms"), *carriers, *(_new_words(found) if found else ())}))


def new_words(found: Iterable[tuple[str, Sequence[str]]]) -> list[tuple[str, str]]:
    """Of terms with the parts that the dictionary cuts them into those that are words, sorted, with the parts joined.

    >>> new_words([("泊鸢", ["泊", "鸢"]), ("产业集群", ["产业", "集群"])])
    [('泊鸢', '泊 鸢')]
    """
    return sorted((term, " ".join(parts)) for term, parts in found if any(len(part) == 1 for part in parts))


def _new_words(found: Path) -> list[str]:
    try:
        listed = rows(found.read_text("utf-8-sig"), found.as_posix())
    except FileNotFoundError as error:
        raise TableError(f"没有词表 {found}", hint="运行 `dvc repro discover_words` 生成") from error
    return [term for term, _ in new_words((row["term"], row["parts"].split()) for row in listed)]


def roles(name: str, role: str) -> frozenset[str]:
    """The words of `NAME.csv` whose second column is `role`."""
    return _by_role(name).get(role, frozenset())


@cache
def _by_role(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table(name):
        word, role, *_ = row.values()
        found.setdefault(role, set()).add(word)
    return {role: frozenset(listed) for role, listed in found.items()}
