"""A text in Markdown → its lines: what they show, what block they are, and what of them only sets the rest."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from pipeline.readers import _lines, _marks, _shapes, _tags
from pipeline.readers._lines import Line
from pipeline.schema import Block

# Underlines of headings, rules, fences, the line under the head of a table; where the address of a link is given.
_BARE = re.compile(r"[-=_*+:|`~#>\s]+|[\s>]*[`~]{3,}\s*[\w+-]*\s*|\s*\[(?!\^)[^\]\n]+\]:\s*\S+.*")
_STROKE = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"[0-9]{1,9}[.)]\s+$")


def lines(text: str, behind: int) -> Iterator[Line]:
    """The lines of a text behind its front matter, not in order."""
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
    # Lines keep their numbers.
    environment: dict[str, object] = {}
    tokens = _marks.parser().parse("\n" * text.count("\n", 0, behind) + text[behind:], environment)
    done: set[int] = set()
    tables = 0
    for token, around in _nested(tokens):
        first, last = token.map or (0, 0)
        if token.type == "table_open":
            tables += 1
        elif token.type == "html_block":
            yield from _tags.lines(text, starts[first], starts[last] - 1, tables)
            tables += _tags.count(text, starts[first], starts[last] - 1)
            done.update(range(first, last))
        elif token.type == "tr_open":
            yield from _row(text, starts[first], starts[last] - 1, environment, tables, header="thead_open" in around)
            done.add(first)
        elif token.type == "inline" and "tr_open" not in around:
            found = list(_inline(text, starts[first : last + 1], token.content, environment, around))
            yield from found
            done.update(range(first, first + token.content.count("\n") + 1) if found else ())
    apart = True
    for number, (start, end) in enumerate(pairwise(starts)):
        if number not in done and start >= behind:
            bare = _BARE.fullmatch(text, start, end - 1)
            others = _mark(text, start, end - 1) if bare else _tags.plain(text, start, end - 1)
            yield from (line._replace(apart=apart) for line in others)
        apart = not text[start : end - 1].strip()


def _nested(tokens: Sequence[Token]) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Each token with the kinds of those it stands in; a heading's with its depth, as h2."""
    around: list[str] = []
    for token in tokens:
        if token.nesting == -1:
            around.pop()
        yield token, tuple(around)
        if token.nesting == 1:
            around.append(token.tag if token.type == "heading_open" else token.type)


def _mark(text: str, start: int, end: int) -> Iterator[Line]:
    """What is set there, without the blanks around it, as one that shows nothing."""
    start, end = end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
    if start < end:
        yield _tags.mark(text, start, end)


def _inline(
    text: str, starts: Sequence[int], content: str, environment: dict[str, object], around: Sequence[str]
) -> Iterator[Line]:
    """The lines of a paragraph, heading or item; none where it does not stand in the source as markdown-it gives it."""
    hidden = _marks.hidden(content, environment)
    lines = content.split("\n")
    begins = [text.rfind(line.strip(), start, end) for line, (start, end) in zip(lines, pairwise(starts), strict=False)]
    if len(begins) < len(lines) or -1 in begins:
        return
    at, apart = 0, True
    for line, begin, (start, end) in zip(lines, begins, pairwise(starts), strict=False):
        # markdown-it makes blanks of tabs before a line.
        back = begin - at - len(line) + len(line.lstrip())
        shown = [i + back for i in range(at, at + len(line)) if i not in hidden and i + back >= begin]
        number = _NUMBER.search(text[start:begin])
        shown[:0] = range(start + number.start(), begin) if number and not at else ()
        yield from _set(text, (start, end - 1), shown, apart=apart, kind=_kind(around) if len(lines) == 1 else "")
        apart = line.endswith(("  ", "\\"))
        at += len(line) + 1


def _kind(around: Sequence[str]) -> str:
    """h2, li, or nothing for a paragraph."""
    if around and around[-1][0] == "h":
        return around[-1]
    return "li" if "list_item_open" in around else ""


def _set(text: str, line: tuple[int, int], shown: list[int], *, apart: bool, kind: str) -> Iterator[Line]:
    """A line of the source: what it shows, and the marks before and behind that."""
    said = "".join(text[i] for i in shown)
    found = _lines.line(0, said, apart=apart)
    if found is None:
        yield from _mark(text, *line)
        return
    shown = shown[found.start : found.start + len(found.text)]
    start, end = shown[0], shown[-1] + 1
    holes = tuple((a + 1, b) for a, b in pairwise(shown) if b > a + 1)
    indented = start > line[0] and not text[line[0] : start].strip()
    found = found._replace(start=start, indented=indented, holes=holes)
    yield from _mark(text, line[0], start)
    yield found._replace(given=_given(found, kind))
    yield from _mark(text, end, line[1])


def _given(line: Line, kind: str) -> Block | None:
    if not kind or line.style or line.furniture or _shapes.finished(line.text):
        return None
    if kind == "li":
        return Block("list", line.start, line.end, holes=line.holes)
    return Block("heading", line.start, line.end, max(1, int(kind[1]) - 1), holes=line.holes)


def _row(
    text: str, start: int, end: int, environment: dict[str, object], table: int, *, header: bool
) -> Iterator[Line]:
    """A row of a table, from its first stroke to its last; marks around what a cell shows are not in the cell."""
    edges = [start - 1, *(match.start() for match in _STROKE.finditer(text, start, end)), end]
    fields = list(pairwise(edges))
    # Strokes at the ends part nothing.
    first = 1 if not text[start : edges[1]].strip(" \t>") else 0
    last = len(fields) - (1 if len(fields) > 1 and not text[edges[-2] + 1 : end].strip() else 0)
    cells = [_cell(text, a + 1, b, environment) for a, b in fields[first:last]]
    given = Block("row", cells[0][0], cells[-1][1], table=table, cells=tuple(cells), header=header) if cells else None
    if given is None or given.start == given.end:
        yield from _mark(text, start, end)
        return
    yield from _mark(text, start, given.start)
    yield Line(given.start, text[given.start : given.end], apart=True, indented=False, given=given)
    yield from _mark(text, given.end, end)


def _cell(text: str, start: int, end: int, environment: dict[str, object]) -> tuple[int, int]:
    hidden = _marks.hidden(text[start:end], environment)
    shown = [i for i in range(start, end) if i - start not in hidden and not text[i].isspace()]
    return (shown[0], shown[-1] + 1) if shown else (start, start)
