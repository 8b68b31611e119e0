"""What an alias table must be: no alias of two things, no circle, no term that stands in everything."""

from collections.abc import Iterator, Sequence

from pipeline.lexicons.spelling import normal
from pipeline.schema import NAME_KINDS
from pipeline.tables import Line, Problem

# TERM: a word wherever it stands in the name of an indicator or a class (规上, GDP).
KINDS = (*NAME_KINDS, "INDICATOR", "CLASS", "TERM")
_LEAST = 2


def problems(lines: Sequence[Line]) -> Iterator[Problem]:
    """What is wrong with the rows of alias tables, taken together."""
    known: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        row = line.row
        if row["kind"] == "TERM" and len(normal(row["alias"])) < _LEAST:
            yield Problem(line, f"TERM 的别名“{row['alias']}”太短", "写两个字以上，或改用 INDICATOR、CLASS")
        before = known.setdefault((row["kind"], normal(row["alias"]), row["scope"]), line)
        if normal(before.row["name"]) != normal(row["name"]):
            place = "" if before.where == line.where else f"{before.where} "
            what = f"别名“{normal(row['alias'])}”在{place}第{before.number}行已指“{before.row['name']}”"
            yield Problem(line, what, "两行留一行，或用 scope 分开")
    yield from _circles(list(known.values()))


def _circles(lines: Sequence[Line]) -> Iterator[Problem]:
    """An alias that by way of its own name, and that name's name, comes back to itself."""
    names = {(line.row["kind"], normal(line.row["alias"])): normal(line.row["name"]) for line in lines}
    for line in lines:
        kind, alias = line.row["kind"], normal(line.row["alias"])
        seen, at = {alias}, names[kind, alias]
        while at not in seen and (kind, at) in names:
            seen.add(at)
            at = names[kind, at]
        if at == alias and len(seen) > 1:
            yield Problem(line, f"别名“{line.row['alias']}”与“{line.row['name']}”互为别名", "定一个为正名")
