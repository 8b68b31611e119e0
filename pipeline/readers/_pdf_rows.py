"""Signs → rows of a page, in stretches between wide gaps; and a stretch → its characters with the blanks it needs."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from pipeline.readers._pdf_glyphs import Glyph

# Baselines of one row differ by less (a raised note mark, a half-width digit), those of two rows by more.
_SAME_ROW = 0.4
# Between two columns, or the fields of a table, is at least one sign's width.
GAP = 1.0
# Between two words of letters, two numbers, two Chinese words: what the widest setting of a full line leaves is less.
_WORD, _NUMBER, _HAN = 0.17, 0.3, 0.6
# In a line that is set this wide on the whole, only what is wider by as much parts words.
_TWICE = 0.28
_MARGIN_RUN = 4


Lost = tuple[tuple[int, Glyph], ...]
"""Where in a text signs are lost, and which."""


class Row(NamedTuple):
    """What stands on one baseline, from left to right; `table` is the number of a ruled table on the page, or -1."""

    y: float
    size: float
    stretches: list[list[Glyph]]
    table: int = -1
    top: float = 0.0


def rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom; what is printed twice in one place comes once."""
    found: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda each: (each.y, each.x0)):
        if found and glyph.y - base <= _SAME_ROW * max(size, glyph.size):
            found[-1].append(glyph)
            if glyph.size > size * 1.05:
                base, size = glyph.y, glyph.size
        else:
            found.append([glyph])
            base, size = glyph.y, glyph.size
    return [row for group in found if (row := _row(group))]


def _row(group: list[Glyph]) -> Row | None:
    group.sort(key=lambda each: each.x0)
    kept = list(_once(group))
    if all(glyph.char.isspace() for glyph in kept):
        return None
    main = max(kept, key=lambda each: (each.size, -each.x0))
    stretches: list[list[Glyph]] = []
    edge = 0.0
    for glyph, after in zip_longest(kept, kept[1:]):
        if glyph.lost and after:
            # How wide a sign is that the font does not know, only the next one tells.
            glyph = glyph._replace(x1=max(glyph.x0, min(glyph.x1, after.x0)))
        if glyph.char.isspace() and (not stretches or glyph.x0 > edge + GAP * main.size):
            continue
        if stretches and glyph.x0 - edge <= GAP * main.size:
            stretches[-1].append(glyph)
        else:
            stretches.append([glyph])
        # A row of blanks parts as well as an empty place does.
        edge = edge if glyph.char.isspace() else max(edge, glyph.x1)
    return Row(
        main.y, main.size, [trimmed for each in stretches if (trimmed := _trimmed(each))], top=main.y - main.size
    )


def _trimmed(stretch: list[Glyph]) -> list[Glyph]:
    start, end = 0, len(stretch)
    while start < end and stretch[start].char.isspace():
        start += 1
    while end > start and stretch[end - 1].char.isspace():
        end -= 1
    return stretch[start:end]


def _once(group: Sequence[Glyph]) -> Iterator[Glyph]:
    """Signs without those that make another one bold or give it a shadow; a lost sign under a known one goes too."""
    near: list[Glyph] = []
    for glyph in group:
        while near and glyph.x0 - near[0].x0 > 0.35 * glyph.size:
            near.pop(0)
        if near and any(_doubles(glyph, other) for other in near):
            continue
        near.append(glyph)
        yield glyph


def _doubles(glyph: Glyph, other: Glyph) -> bool:
    apart = min(0.25 * glyph.size, 0.5 * (other.x1 - other.x0))
    # Two characters in one place of one object are a sign that stands for both: —— is often one.
    return (
        glyph.char == other.char
        and glyph.object != other.object
        and glyph.x0 - other.x0 < apart
        and abs(glyph.y - other.y) < 0.25 * glyph.size
        and abs(glyph.size - other.size) < 0.1 * glyph.size
    )


def margins(found: Sequence[Row]) -> tuple[list[Row], list[Glyph]]:
    """The rows without what is set upright, sign under sign, beside the text; and those signs from top to bottom."""
    singles = [stretch[0] for row in found for stretch in row.stretches if len(stretch) == 1]
    wider = [stretch for row in found for stretch in row.stretches if len(stretch) > 2]
    if len(singles) < _MARGIN_RUN or not wider:
        return list(found), []
    left = sorted(stretch[0].x0 for stretch in wider)[len(wider) // 20]
    right = sorted((stretch[-1].x1 for stretch in wider), reverse=True)[len(wider) // 20]
    outside = [glyph for glyph in singles if glyph.x1 <= left + 0.5 or glyph.x0 >= right - 0.5]
    places = Counter(round(glyph.x0 / 4) for glyph in outside)
    stamp = {
        glyph for glyph in outside if sum(places[round(glyph.x0 / 4) + near] for near in (-1, 0, 1)) >= _MARGIN_RUN
    }
    if not stamp or sum(len(stretch) for stretch in wider) < 4 * len(stamp):
        return list(found), []
    rest = [
        row._replace(stretches=kept)
        for row in found
        if (kept := [each for each in row.stretches if each[0] not in stamp or len(each) > 1])
    ]
    return rest, sorted(stamp, key=lambda glyph: (round(glyph.x0), glyph.y))


def spelt(stretches: Sequence[Sequence[Glyph]]) -> tuple[str, Lost]:
    """The characters of a line, and the signs in it that are lost.

    What the printer set apart by two signs' widths is parted by two blanks, as the fields of a plain table are.
    """
    text: list[str] = []
    lost: list[tuple[int, Glyph]] = []
    for i, stretch in enumerate(stretches):
        if i:
            wide = stretch[0].x0 - stretches[i - 1][-1].x1 >= 1.5 * stretch[0].size
            text.extend("  " if wide else " ")
        usual = _usual(stretch)
        before: Glyph | None = None
        blank = ""
        for glyph in stretch:
            if glyph.char.isspace():
                blank = glyph.char if glyph.char in "\u3000\xa0" else " "
                continue
            if before and (space := _space(before, glyph, usual, blank)):
                text.append(space)
            if glyph.lost:
                lost.append((len(text), glyph))
            text.append(glyph.char)
            before, blank = glyph, ""
    return "".join(text), tuple(lost)


def _is_han(char: str) -> bool:
    return char > "\x7f" and unicodedata.east_asian_width(char) in "WFA"


def _usual(stretch: Sequence[Glyph]) -> float:
    """How far apart the signs of a stretch are set on the whole, in signs; 0 where that is close."""
    shown = [glyph for glyph in stretch if not glyph.char.isspace()]
    gaps = sorted((b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(shown))
    middle = gaps[len(gaps) // 2] if len(gaps) > 2 else 0.0
    return middle if middle > 0.1 else 0.0


def _space(before: Glyph, glyph: Glyph, usual: float, blank: str) -> str:
    """What parts two signs of a stretch: the blank that is printed, or one where they stand apart like words."""
    gap = (glyph.x0 - before.x1) / max(before.size, glyph.size)
    if not blank and gap <= _WORD:
        return ""
    han = _is_han(before.char) + _is_han(glyph.char)
    if blank:
        # A blank after every sign, or one that nobody sees between Chinese signs, comes from the converter.
        return blank if not han or gap - usual > (0.15 if han == 2 else 0.05) else ""
    if han:
        return " " if han == 2 and gap - usual > _HAN else ""
    digits = before.char in "0123456789.,%" or glyph.char in "0123456789.,%"
    if before.char == glyph.char and before.char in ".·-_…":
        return ""
    least = _NUMBER if digits else _WORD
    return " " if gap - usual > (least if not usual else _TWICE) else ""
