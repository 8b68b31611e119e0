"""What is drawn on a page of an OFD file → signs, lines and pictures, in points from the top left of the page."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, degrees, hypot
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pipeline.readers._ofd_package import Leaf, numbers
from pipeline.readers._pdf_drawn import Box
from pipeline.readers._pdf_glyphs import LOST, Glyph

# A point is a 72nd of an inch.
_POINT = 72 / 25.4
_MOST_OBJECTS, _DEEPEST = 50_000, 4
_MOST_STEPS = 5_000
_THICK, _LONG, _USUAL_LINE, _USUAL_SIZE = 2.5, 4.0, 0.353, 4.0
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{4})")
_STEP = re.compile(r"[A-Za-z]|[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?")
_SYMBOLS = re.compile(r"wingdings|webdings|symbol|dingbats", re.IGNORECASE)
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Sign(NamedTuple):
    """A sign, the number of its shape in its font (empty where it has its character's), and whether it shows."""

    glyph: Glyph
    shape: str
    shown: bool


class Drawing(NamedTuple):
    """What a page shows, with the size of the page; `lost`: it was too much to be read."""

    wide: float
    high: float
    signs: list[Sign]
    across: list[Box]
    down: list[Box]
    pictures: list[Box]
    lost: bool


def drawing(leaf: Leaf) -> Drawing:
    """What a page shows; annotations (stamps in words, watermarks) as signs that stand across the text."""
    x, y, wide, high = leaf.box
    page: _Matrix = (_POINT, 0.0, 0.0, _POINT, -x * _POINT, -y * _POINT)
    found = Drawing(wide * _POINT, high * _POINT, [], [], [], [], lost=leaf.failed)
    count = 0
    for aside, roots in ((False, leaf.drawn), (True, leaf.notes)):
        for each, matrix in _objects(roots, page, leaf):
            count += 1
            if count > _MOST_OBJECTS:
                return found._replace(lost=True)
            _add(found, each, matrix, leaf, count, aside=aside)
    return found


def _add(found: Drawing, each: Element, matrix: _Matrix, leaf: Leaf, number: int, *, aside: bool) -> None:
    if each.tag == "TextObject":
        symbols = bool(_SYMBOLS.search(leaf.resources.fonts.get(each.get("Font", ""), "")))
        for sign in _signs(each, matrix, number, symbols=symbols):
            glyph = sign.glyph._replace(turned=True) if aside else sign.glyph
            if 0 <= glyph.x0 <= found.wide and 0 <= glyph.y - glyph.size / 3 <= found.high:
                found.signs.append(sign._replace(glyph=glyph))
    elif each.tag == "PathObject" and not aside:
        for box in _segments(each, matrix):
            level = box[2] - box[0] >= box[3] - box[1]
            (found.across if level else found.down).append(box)
    elif each.tag == "ImageObject" and not aside:
        found.pictures.append(_whole(each, matrix, found))


def _objects(roots: Sequence[Element], page: _Matrix, leaf: Leaf) -> Iterator[tuple[Element, _Matrix]]:
    """The objects from below, each with what takes its own coordinates to those of the page."""
    todo = [(root, page, 0) for root in reversed(roots)]
    while todo:
        each, matrix, depth = todo.pop()
        if each.tag.endswith("Object"):
            if each.get("Visible") == "false":
                continue
            own = _within(matrix, _own(each))
            inner = leaf.resources.drawings.get(each.get("ResourceID", ""))
            if each.tag == "CompositeObject" and inner is not None and depth < _DEEPEST:
                todo.append((inner, own, depth + 1))
            else:
                yield each, own
            continue
        if each.tag == "Appearance":
            matrix = _within(matrix, _own(each))
        todo.extend((child, matrix, depth) for child in reversed(each))


def _own(each: Element) -> _Matrix:
    """Its matrix, and then its place."""
    matrix = numbers(each.get("CTM", ""))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else _SAME
    x, y = (*numbers(each.get("Boundary", "")), 0.0, 0.0)[:2]
    return a, b, c, d, e + x, f + y


def _within(outer: _Matrix, inner: _Matrix) -> _Matrix:
    a, b, c, d, _, _ = outer
    e, f = _at(outer, inner[4], inner[5])
    return (
        a * inner[0] + c * inner[1], b * inner[0] + d * inner[1], a * inner[2] + c * inner[3],
        b * inner[2] + d * inner[3], e, f,
    )  # fmt: skip


def _at(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _signs(each: Element, matrix: _Matrix, number: int, *, symbols: bool) -> Iterator[Sign]:
    """The signs of a text object; where its shapes are more than its characters, those that are missing are lost."""
    size = (*numbers(each.get("Size", "")), 0.0)[0] or _USUAL_SIZE
    font = int(each.get("Font", "0")) if each.get("Font", "0").isdecimal() and len(each.get("Font", "0")) < 10 else 0
    shown = each.get("Alpha") != "0" and (each.get("Fill") != "false" or each.get("Stroke") == "true")
    shapes, missing = _shapes(each)
    scale = hypot(matrix[2], matrix[3])
    turned = abs(degrees(atan2(matrix[1], matrix[0]))) > 3
    at, x, y = 0, 0.0, 0.0
    codes = [(code, _said(code.text or "")) for code in each.iter("TextCode")]
    gone = missing - sum(len(text) for _, text in codes)
    if gone > 0:
        codes.append((codes[-1][0] if codes else each, LOST * min(gone, 1_000)))
    for code, text in codes:
        x, y = (*numbers(code.get("X", "")), x)[0], (*numbers(code.get("Y", "")), y)[0]
        right, down = _steps(code.get("DeltaX", ""), len(text)), _steps(code.get("DeltaY", ""), len(text))
        usual = Counter(right).most_common(1)[0][0] if right else 0.0
        upright = bool(down) and not any(right) and any(down) and len(text) > 2
        for i, char in enumerate(text):
            wide = size * (1.0 if unicodedata.east_asian_width(char) in "WFA" or char == LOST else 0.5)
            step = right[i] if right else 0.0 if down else wide
            x0, base = _at(matrix, x, y)
            reach = _reach(wide, step, usual, size)
            glyph = Glyph(
                LOST if _is_lost(char, symbols=symbols) else char, x0, x0 + reach * hypot(matrix[0], matrix[1]), base,
                max(0.5, size * scale), font, turned or upright, number,
            )  # fmt: skip
            yield Sign(glyph, shapes.get(at, ""), shown)
            x, y, at = x + step, y + (down[i] if down else 0.0), at + 1


def _reach(wide: float, step: float, usual: float, size: float) -> float:
    """How wide a sign is, by what is usual for it and where the next one stands; figures may be set as wide as Han."""
    if step == usual and 0.2 * wide < step <= 1.2 * size:
        return step
    return min(wide, step) if step > 0.2 * wide else wide


def _said(text: str) -> str:
    r"""The characters of a text; what XML cannot hold, and blanks, may be written by their numbers: \0020."""

    def plain(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        return chr(code) if code in (0x20, 0x5C) else LOST if code < 0x20 or 0xD800 <= code < 0xE000 else match[0]

    return _ESCAPE.sub(plain, re.sub(r"[\r\n\t]+", "", text))


def _is_lost(char: str, *, symbols: bool) -> bool:
    return char == LOST or ("\ue000" <= char < "\uf900" and not symbols) or unicodedata.category(char) in ("Cc", "Cn")


def _steps(said: str, count: int) -> list[float]:
    """How far it is from each sign to the next; `g 3 12.5` says 12.5 three times, the last holds for all others."""
    found: list[float] = []
    words = said.split()[:_MOST_STEPS]
    at = 0
    while at < len(words) and len(found) < count:
        many = 1
        if words[at].lower() == "g" and at + 2 < len(words):
            many = int(words[at + 1]) if words[at + 1].isdecimal() and len(words[at + 1]) < 7 else 1
            at += 2
        step = numbers(words[at])
        found.extend(step * min(many, count - len(found)))
        at += 1
    return found + [found[-1]] * (count - len(found)) if found else []


def _shapes(each: Element) -> tuple[dict[int, str], int]:
    """By place in the text, the number of the shape in its font; and how many signs the shapes need at least."""
    found: dict[int, str] = {}
    needed = 0
    for rule in each.iter("CGTransform"):
        place, codes = (int((*numbers(rule.get(key, "")), 0)[0]) for key in ("CodePosition", "CodeCount"))
        shapes = (rule.findtext("Glyphs") or "").split()
        if len(shapes) == max(1, codes):
            found.update(enumerate(shapes, place))
        needed = max(needed, place + max(1, codes) if shapes else 0)
    return found, needed


def _segments(each: Element, matrix: _Matrix) -> Iterator[Box]:
    """The level and upright lines of a path: those that are drawn, and areas that are as thin as a line."""
    thick = (*numbers(each.get("LineWidth", "")), _USUAL_LINE)[0] * _POINT
    for points in _paths(each.findtext("AbbreviatedData") or "", matrix):
        x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
        y0, y1 = min(y for _, y in points), max(y for _, y in points)
        if each.get("Fill") == "true" and min(x1 - x0, y1 - y0) <= _THICK and max(x1 - x0, y1 - y0) >= _LONG:
            yield x0, y0, x1, y1
        elif each.get("Stroke") != "false" and thick <= _THICK:
            for (ax, ay), (bx, by) in pairwise(points):
                level, upright = abs(ay - by), abs(ax - bx)
                if min(level, upright) < 1 and max(level, upright) >= _LONG:
                    yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _paths(said: str, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each path: where lines end; of curves, where they end too."""
    points: list[tuple[float, float]] = []
    held: list[float] = []
    for word in [*_STEP.findall(said)[: 4 * _MOST_STEPS], "M"]:
        if not word[0].isalpha():
            held.extend(numbers(word))
            continue
        if len(held) >= 2:
            points.append(_at(matrix, held[-2], held[-1]))
        held = []
        if word.upper() == "C" and points:
            points.append(points[0])
        if word.upper() in "SM" and points:
            yield points
            points = []


def _whole(each: Element, matrix: _Matrix, page: Drawing) -> Box:
    """How much of the page a picture takes: its own square set by its matrix, else its box."""
    wide, high = (1.0, 1.0) if each.get("CTM") else (*numbers(each.get("Boundary", "")), 0.0, 0.0, 0.0, 0.0)[2:4]
    square = [_at(matrix, x, y) for x in (0.0, wide) for y in (0.0, high)]
    x0, x1 = max(0.0, min(x for x, _ in square)), min(page.wide, max(x for x, _ in square))
    y0, y1 = max(0.0, min(y for _, y in square)), min(page.high, max(y for _, y in square))
    return x0, y0, max(x0, x1), max(y0, y1)
