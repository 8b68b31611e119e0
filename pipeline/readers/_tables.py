"""Tables in plain text: lines of the same number of fields, parted by tabs, by upright strokes or by wide blanks."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.readers._lines import Line
from pipeline.schema import Block

_RULE = re.compile(r"[|\s:+-]+")
_NUMBER = re.compile(r"[-+≥≤<>〔\[（(]?\s*[\d.,]+\s*[%％）)\]〕]?")
# Two fields parted by a tab are as often a numbered line or a signature.
_FEWEST = 3
# The name of a group of rows.
_LONGEST_GROUP = 20
# What parts the columns where a copy has no tabs: a full-width blank, or several.
_GAP = re.compile(r"[ \u3000]*\u3000[ \u3000]*|[ \xa0]{2,}")


def tabled(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of tables as rows with their cells; 一、经济发展 between two rows parts one table's groups."""
    groups = [(fields, list(group)) for fields, group in groupby(lines, key=_fields)]
    table, open_fields = 0, 0
    for i, (fields, rows) in enumerate(groups):
        told = [line for line in rows if not _RULE.fullmatch(line.text)]
        goes_on = fields == open_fields >= _FEWEST
        if fields >= _FEWEST and told and (goes_on or len(told) > 1 or _is_parted(groups, i)) and _is_data(told):
            table += not goes_on
            header = not goes_on and not any(_NUMBER.fullmatch(told[0].text[a:b]) for a, b in _cells(told[0].text))
            for line in rows:
                yield _row(line, table, header=header and line is told[0])
            open_fields = fields if _is_parted(groups, i) else 0
        else:
            yield from rows


def _is_parted(groups: Sequence[tuple[int, list[Line]]], i: int) -> bool:
    """Whether nothing but the name of a group stands between these rows and more of the same number of fields."""
    if i + 2 >= len(groups) or groups[i + 2][0] != groups[i][0]:
        return False
    return all(len(line.text) <= _LONGEST_GROUP and line.text[-1] not in "。；：" for line in groups[i + 1][1])


def _is_data(rows: Sequence[Line]) -> bool:
    """Whether lines with gaps are a table: below the first each shows a number; tabs and strokes say it themselves."""
    if all(_mark(line.text) for line in rows):
        return True
    return all(any(_NUMBER.fullmatch(line.text[a:b]) for a, b in _cells(line.text)) for line in rows[1:])


def _row(line: Line, table: int, *, header: bool) -> Line:
    if _RULE.fullmatch(line.text):
        given = Block("boilerplate", line.start, line.end)
    else:
        cells = tuple((line.start + a, line.start + b) for a, b in _cells(line.text))
        given = Block("row", line.start, line.end, table=table, cells=cells, header=header)
    return line._replace(given=given, style="", mark=0, furniture="")


def _mark(text: str) -> str:
    """What parts the fields of a line: a tab, the stroke that it also begins and ends with; empty for gaps."""
    if "\t" in text:
        return "\t"
    return "|" if text[0] == text[-1] == "|" else ""


def _fields(line: Line) -> int:
    mark = _mark(line.text)
    if mark:
        return line.text.count(mark) + (1 if mark == "\t" else -1)
    return 1 if line.furniture else len(_GAP.findall(line.text)) + 1


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """Half-open places of the fields in a line, without the blanks around them."""
    mark = _mark(text)
    if not mark:
        edges = [0, *(edge for gap in _GAP.finditer(text) for edge in gap.span()), len(text)]
        yield from zip(edges[::2], edges[1::2], strict=True)
        return
    at = 0
    for field in text.split(mark):
        start = at + len(field) - len(field.lstrip())
        if mark == "\t" or 0 < at < len(text):
            yield start, start + len(field.strip())
        at += len(field) + 1
