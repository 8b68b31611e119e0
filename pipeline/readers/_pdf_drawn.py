"""What a page draws beside its signs: lines, pictures, coloured areas, and text that PDFium drew but did not give."""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.readers._pdf_frame import Frame

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 on the page as read, y downwards."""
# A map or a chart draws more; its lines are no tables.
_MOST_OBJECTS, _MOST_PATHS = 200_000, 20_000
# PDFium sorts the text objects of a line into it one by one: 28,000 on one line take it 3 seconds.
_MOST_TEXTS = 15_000
_MOST_SEGMENTS = 2_000
_DEEPEST = 4
# A line is at most so thick, and at least so long.
_THICK, _LONG = 2.5, 4.0
_MOST_TRIED = 40
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """What is drawn, as boxes.

    `across` and `down`: lines, as of tables. `areas`: what may lie behind text. `shapes`: filled outlines, which may
    be signs. `missing`: text that is printed and left no sign.
    """

    across: list[Box]
    down: list[Box]
    pictures: list[Box]
    areas: list[Box]
    shapes: list[Box]
    missing: list[Box]
    given_up: bool = False


class _Walk(NamedTuple):
    pdfium: Any
    page: Any
    document: Any
    frame: Frame
    seen: frozenset[int]
    drawn: Drawn
    tried: list[int]


def drawn(page: "PdfPage", frame: Frame, seen: frozenset[int]) -> Drawn:
    """What the page draws; `seen` are the text objects whose signs are known, by address."""
    import pypdfium2.raw as pdfium

    found = Drawn([], [], [], [], [], [])
    walk = _Walk(pdfium, page.raw, page.pdf.raw, frame, seen, found, [])
    paths = 0
    for at, (kind, handle, matrix) in enumerate(_objects(pdfium, page.raw)):
        if at >= _MOST_OBJECTS or paths >= _MOST_PATHS:
            return found._replace(given_up=True)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            _path(walk, handle, matrix)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            if box := _bounds(walk, handle, matrix):
                (found.pictures if kind == pdfium.FPDF_PAGEOBJ_IMAGE else found.areas).append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT and ctypes.addressof(handle.contents) not in seen:
            _missing(walk, handle, matrix)
    return found


def is_crowded(page: "PdfPage") -> bool:
    """Whether a page has more objects than can be read in a few seconds."""
    import pypdfium2.raw as pdfium

    texts = 0
    for at, (kind, _, _) in enumerate(_objects(pdfium, page.raw)):
        texts += kind == pdfium.FPDF_PAGEOBJ_TEXT
        if texts > _MOST_TEXTS or at > _MOST_OBJECTS:
            return True
    return False


def _objects(pdfium: Any, page: Any) -> Iterator[tuple[int, Any, _Matrix]]:
    """The objects of a page and of the forms in it, with the matrix of the form they are in."""
    todo: list[tuple[Any, int, int, _Matrix, int]] = [(page, 0, pdfium.FPDFPage_CountObjects(page), _SAME, 0)]
    while todo:
        holder, at, count, matrix, depth = todo.pop()
        if at >= count:
            continue
        get = pdfium.FPDFFormObj_GetObject if depth else pdfium.FPDFPage_GetObject
        handle = get(holder, at)
        todo.append((holder, at + 1, count, matrix, depth))
        if not handle:
            continue
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _joined(_matrix(pdfium, handle), matrix)
            todo.append((handle, 0, pdfium.FPDFFormObj_CountObjects(handle), inner, depth + 1))
        else:
            yield kind, handle, matrix


def _matrix(pdfium: Any, handle: Any) -> _Matrix:
    said = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, said):
        return _SAME
    return said.a, said.b, said.c, said.d, said.e, said.f


def _joined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    (a, b, c, d, e, f), (g, h, i, j, k, m) = inner, outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(walk: _Walk, handle: Any, matrix: _Matrix) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not walk.pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    (a, b), (c, d) = _moved(matrix, left.value, bottom.value), _moved(matrix, right.value, top.value)
    return walk.frame.box(a, b, c, d)


def _path(walk: _Walk, handle: Any, matrix: _Matrix) -> None:
    box = _bounds(walk, handle, matrix)
    mode, stroke = ctypes.c_int(), walk.pdfium.FPDF_BOOL()
    if not box or not walk.pdfium.FPDFPath_GetDrawMode(handle, mode, stroke) or not (mode.value or stroke.value):
        return
    if _ruled(box, walk.drawn):
        return
    segments = walk.pdfium.FPDFPath_CountSegments(handle)
    if segments > _MOST_SEGMENTS:
        return
    corners = list(_corners(walk, handle, matrix, segments))
    for each in _pieces(corners, stroked=bool(stroke.value)):
        _ruled(each, walk.drawn)
    if mode.value:
        straight = all(kind != walk.pdfium.FPDF_SEGMENT_BEZIERTO for _, _, kind in corners) and segments <= 5
        (walk.drawn.areas if straight or box[3] - box[1] > 60 else walk.drawn.shapes).append(box)


def _ruled(box: Box, found: Drawn) -> bool:
    """Whether a box is as thin as a line; it is noted if it is."""
    wide, high = box[2] - box[0], box[3] - box[1]
    if high <= _THICK and wide >= _LONG:
        found.across.append(box)
    elif wide <= _THICK and high >= _LONG:
        found.down.append(box)
    return min(wide, high) <= _THICK and max(wide, high) >= _LONG


def _corners(walk: _Walk, handle: Any, matrix: _Matrix, segments: int) -> Iterator[tuple[float, float, int]]:
    # The points of a path are in its own coordinates, its bounds in those of what holds it.
    whole = _joined(_matrix(walk.pdfium, handle), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(segments):
        segment = walk.pdfium.FPDFPath_GetPathSegment(handle, i)
        if segment and walk.pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            yield *walk.frame.place(*_moved(whole, x.value, y.value)), walk.pdfium.FPDFPathSegment_GetType(segment)


def _pieces(corners: list[tuple[float, float, int]], *, stroked: bool) -> Iterator[Box]:
    """Each side of what is stroked; each part of what is filled, as a box: tables come as one path of many lines."""
    part: list[tuple[float, float]] = []
    for x, y, kind in [*corners, (0.0, 0.0, 2)]:
        if kind == 2 and part:
            sides = zip(part, [*part[1:], part[0]], strict=True) if stroked else [(_least(part), _most(part))]
            for (a, b), (c, d) in sides:
                yield min(a, c), min(b, d), max(a, c), max(b, d)
            part = []
        part.append((x, y))


def _least(part: list[tuple[float, float]]) -> tuple[float, float]:
    return min(x for x, _ in part), min(y for _, y in part)


def _most(part: list[tuple[float, float]]) -> tuple[float, float]:
    return max(x for x, _ in part), max(y for _, y in part)


def _missing(walk: _Walk, handle: Any, matrix: _Matrix) -> None:
    """Notes a text object that left no sign, if it prints anything and does not say itself what it stands for."""
    if len(walk.tried) >= _MOST_TRIED or _is_replaced(walk.pdfium, handle):
        return
    walk.tried.append(1)
    box = _bounds(walk, handle, matrix)
    if box and _is_inked(walk, handle):
        walk.drawn.missing.append(box)


def _is_replaced(pdfium: Any, handle: Any) -> bool:
    """Whether its words are given by the mark around it (/ActualText), which PDFium gives once for all of it."""
    for i in range(pdfium.FPDFPageObj_CountMarks(handle)):
        mark = pdfium.FPDFPageObj_GetMark(handle, i)
        length = ctypes.c_ulong()
        if mark and pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length) and length.value:
            return True
    return False


def _is_inked(walk: _Walk, handle: Any) -> bool:
    pdfium = walk.pdfium
    if pdfium.FPDFTextObj_GetTextRenderMode(handle) in (3, 7):
        return False
    bitmap = pdfium.FPDFTextObj_GetRenderedBitmap(walk.document, walk.page, handle, 1.0)
    if not bitmap:
        return False
    try:
        high, stride = pdfium.FPDFBitmap_GetHeight(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)
        if high * stride > 2**24:
            return True
        size = high * stride
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), size)
        return any(pixels[3::4])
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
