"""A page → the signs it prints, each with its place and what the font says it is, or that the font does not say.

PDFium gives the code of a sign in place of the character where a font has no map, so a lost digit may look like a
letter; it leaves out text of no width; and what is drawn twice for the eye comes twice. All that is settled here.
"""

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import atan2, hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.readers._pdf_frame import Frame

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

LOST = "\ufffd"
MOST_GLYPHS = 50_000
"""A page of more signs is not read: a full newspaper page has 20,000."""
_DIGITS = frozenset("0123456789０１２３４５６７８９")
# Of what shows nothing, or is a figure, it is measured what is drawn.
_DOUBTED = _DIGITS | {char for char in map(chr, range(0x80, 0xFF00)) if unicodedata.category(char) == "Cf"}
# A blank is given the height of a thousandth; a sign that the font calls a blank is as high as it is.
_INK = 0.12
# One and the same digit of a font has one shape; three shapes are three digits under one name.
_SHAPES, _GRAIN = 3, 0.015
_INVISIBLE_MODES = (3, 7)
_SYMBOLS = (b"wingdings", b"symbol", b"webdings", b"dingbats")


class Glyph(NamedTuple):
    """A sign on a page set upright: `x0`, `x1` from the left, `y` of its baseline from the top, all in points.

    `font` tells the fonts of a file apart, and is below 0 where a picture stands in a sign's place; `turned`: printed
    at another angle than the page's text; `object` tells apart what was printed in one go.
    """

    char: str
    x0: float
    x1: float
    y: float
    size: float
    font: int
    turned: bool = False
    object: int = 0

    @property
    def lost(self) -> bool:
        """Whether nobody can say what it is."""
        return self.char == LOST


class Style(NamedTuple):
    """What the signs of one text object share."""

    font: int
    size: float
    angle: int
    shown: bool
    symbols: bool
    white: bool


class Sign(NamedTuple):
    """A sign as PDFium gives it: in the page's own coordinates, with the box of what is drawn, and its object."""

    char: str
    x: float
    y: float
    right: float
    indent: float
    wide: float
    high: float
    style: Style
    object: int


def signs(page: "PdfTextPage", count: int) -> Iterator[Sign]:
    """The signs that the page prints or hides, in the file's order; blanks that PDFium adds are left out."""
    import pypdfium2.raw as pdfium

    text = page.raw
    styles: dict[int, Style] = {}
    symbols: dict[int, bool] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    loose = pdfium.FS_RECTF()
    before = ""
    for i in range(count):
        handle = pdfium.FPDFText_GetTextObject(text, i)
        if not handle:
            continue
        address = ctypes.addressof(handle.contents)
        char, before = _character(pdfium, text, i, before)
        if char == " " and pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        style = styles.get(address) or styles.setdefault(address, _style(pdfium, text, i, handle, symbols))
        if "\ue000" <= char < "\uf900" and not style.symbols:
            char = LOST
        if char:
            pdfium.FPDFText_GetCharOrigin(text, i, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, i, loose)
            reach = _reach(style.angle, x.value, y.value, loose)
            doubted = char in _DOUBTED or char.isspace()
            ink = _drawn(pdfium, text, i, style.angle, x.value) if doubted else (0.0, 0.0, 0.0)
            yield Sign(char, x.value, y.value, reach, *ink, style, address)


def _reach(angle: int, x: float, y: float, loose: Any) -> float:
    """How far a sign reaches from where it begins, along its line."""
    if angle == 90:
        return float(loose.top - y)
    if angle == 270:
        return float(y - loose.bottom)
    return float(loose.right - x if angle != 180 else x - loose.left)


def _drawn(pdfium: Any, text: Any, i: int, angle: int, x: float) -> tuple[float, float, float]:
    """How far from its beginning what is drawn for a sign begins, where it runs level; how wide and high it is."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
    wide, high = right.value - left.value, top.value - bottom.value
    return (0.0, high, wide) if angle in (90, 270) else (left.value - x if angle == 0 else 0.0, wide, high)


def _character(pdfium: Any, text: Any, i: int, before: str) -> tuple[str, str]:
    """The character of a sign, U+FFFD where it is lost; and the first half of one that comes in two."""
    code: int = pdfium.FPDFText_GetUnicode(text, i)
    if pdfium.FPDFText_HasUnicodeMapError(text, i) == 1:
        return LOST, ""
    if 0xD800 <= code < 0xE000:
        pair = before + chr(code)
        if code < 0xDC00:
            return "", pair[-1]
        return (pair.encode("utf-16", "surrogatepass").decode("utf-16") if before else LOST), ""
    if code == 2 and pdfium.FPDFText_IsHyphen(text, i) == 1:
        return "-", ""
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xFFF0 <= code <= 0xFFFF or code > 0x10FFFF:
        return LOST, ""
    # Some writers name a character by the radical that looks like it.
    return (unicodedata.normalize("NFKC", chr(code)) if 0x2E80 <= code < 0x2FE0 else chr(code)), ""


def _style(pdfium: Any, text: Any, i: int, handle: Any, symbols: dict[int, bool]) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    size = pdfium.FPDFText_GetFontSize(text, i) * hypot(matrix.c, matrix.d)
    degrees = atan2(matrix.b, matrix.a) * 57.29578 if matrix.b else 0.0 if matrix.a >= 0 else 180.0
    near = round(degrees / 90) * 90
    font = pdfium.FPDFTextObj_GetFont(handle)
    address = ctypes.addressof(font.contents) if font else 0
    if address not in symbols:
        name = ctypes.create_string_buffer(128)
        named = font and pdfium.FPDFFont_GetBaseFontName(font, name, 128)
        symbols[address] = bool(named) and any(word in name.value.lower() for word in _SYMBOLS)
    shown, white = _paint(pdfium, text, i, pdfium.FPDFTextObj_GetTextRenderMode(handle))
    # What is off the axes is no line of text.
    angle = near % 360 if abs(degrees - near) < 3 else -1
    return Style(address, size if 0.5 < size < 2_000 else 0.0, angle, shown, symbols[address], white)


def _paint(pdfium: Any, text: Any, i: int, mode: int) -> tuple[bool, bool]:
    """Whether anything is painted, and whether it is white."""
    if mode != 0:
        return mode not in _INVISIBLE_MODES, False
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFText_GetFillColor(text, i, red, green, blue, alpha):
        return True, False
    return alpha.value > 0, min(red.value, green.value, blue.value) > 250


def settled(found: Sequence[Sign]) -> list[Sign]:
    """The signs; those that a font calls blank though it prints something there, and false digits, as lost."""
    shapes: dict[tuple[int, str], set[tuple[int, ...]]] = defaultdict(set)
    for sign in found:
        if sign.char in _DIGITS and sign.style.size:
            measures = (sign.indent, sign.wide, sign.high)
            shapes[sign.style.font, sign.char].add(tuple(round(each / sign.style.size / _GRAIN) for each in measures))
    false = {key for key, seen in shapes.items() if _differ(seen)}
    return [
        sign._replace(char=LOST) if (sign.style.font, sign.char) in false or _is_inked_blank(sign) else sign
        for sign in found
    ]


def _differ(seen: set[tuple[int, ...]]) -> bool:
    """Whether these are at least three shapes, rounding aside."""
    apart: list[tuple[int, ...]] = []
    for shape in sorted(seen):
        if all(max(abs(a - b) for a, b in zip(shape, other, strict=True)) > 1 for other in apart):
            apart.append(shape)
    return len(apart) >= _SHAPES


def _is_inked_blank(sign: Sign) -> bool:
    if sign.char in _DIGITS:
        return False
    least = _INK * sign.style.size
    return 0 < least < sign.high < 2 * sign.style.size and least < sign.wide < 2 * sign.style.size


def upright(found: Sequence[Sign], frame: Frame) -> list[Glyph]:
    """The signs in the coordinates of the page as it is read, those outside of the page left out."""
    return [glyph for sign in found if (glyph := _upright(sign, frame))]


def _upright(sign: Sign, frame: Frame) -> Glyph | None:
    x, y = frame.place(sign.x, sign.y)
    size = sign.style.size
    if not size or not frame.holds(x, y - size / 3):
        return None
    reach = sign.right
    if unicodedata.east_asian_width(sign.char) in "WF":
        # The box of a Type 3 sign is what is drawn: 日 is narrow in it.
        reach = max(reach, 0.9 * size)
    reach = min(max(reach, 0.02 * size), 2 * size)
    return Glyph(sign.char, x, x + reach, y, size, sign.style.font, sign.style.angle != frame.angle, sign.object)
