"""SVG, for slides and browsers: the type stays type, in the first Chinese font that the reader's machine has.

Nothing in it runs or is fetched: lines, discs, rectangles and words, no style sheet, no link.
"""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from pipeline import records
from pipeline.exporters import graph_picture
from pipeline.exporters._cells import escaped
from pipeline.exporters._picture import Box, Disc, Line, Picture, Shape, Words, figure
from pipeline.exporters._plain import line

SUFFIXES = (".svg",)
MOST_NODES = graph_picture.MOST
# Linux, Windows, macOS, in the order in which they look alike.
FONTS = (
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Source Han Sans CN','Microsoft YaHei','PingFang SC',"
    "'Hiragino Sans GB','WenQuanYi Micro Hei','WenQuanYi Zen Hei',SimHei,sans-serif"
)
# Half the height of a Chinese character, less what it hangs below the base line: every program knows base lines.
DROP = 0.36


def write(graph: nx.Graph, path: Path) -> tuple[Path, ...]:
    """Write a picture of a graph, whole or not at all; says which files it wrote."""
    draw(graph_picture.picture(graph), path)
    return (path,)


def draw(picture: Picture, path: Path) -> None:
    """Write a picture; the same picture gives the same bytes on every machine."""
    with records.replacing(path) as file:
        for text in _lines(picture):
            file.write(text.encode())


def _lines(picture: Picture) -> Iterator[str]:
    wide, high, title = picture.wide, picture.high, _text(picture.title)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
        f'role="img" xml:lang="zh-CN" font-family="{FONTS}">\n<title>{title}</title>\n'
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>\n'
    )
    # Words above all else, as in a PNG.
    for shape in sorted(picture.shapes, key=lambda shape: isinstance(shape, Words)):
        yield f"{_element(shape)}\n"
    yield "</svg>\n"


def _element(shape: Shape) -> str:
    match shape:
        case Line():
            ends = f'x1="{figure(shape.x1)}" y1="{figure(shape.y1)}" x2="{figure(shape.x2)}" y2="{figure(shape.y2)}"'
            return f"<line {ends}{_stroke(shape.colour, shape.width)}{_faded('stroke', shape.opacity)}/>"
        case Disc():
            rim = _stroke(shape.rim, shape.width) if shape.rim else ""
            fill = f' fill="{shape.fill or "none"}"{_faded("fill", shape.opacity)}'
            return _titled(
                "circle", f'cx="{figure(shape.x)}" cy="{figure(shape.y)}" r="{figure(shape.r)}"{fill}{rim}', shape.title
            )
        case Box():
            at = f'x="{figure(shape.x)}" y="{figure(shape.y)}"'
            size = f'width="{figure(shape.wide)}" height="{figure(shape.high)}"'
            return _titled("rect", f'{at} {size} fill="{shape.fill}"{_faded("fill", shape.opacity)}', shape.title)
        case Words():
            at = f'x="{figure(shape.x)}" y="{figure(shape.y + DROP * shape.size)}" font-size="{figure(shape.size)}"'
            anchor = "" if shape.at == "start" else f' text-anchor="{shape.at}"'
            return f'<text {at} fill="{shape.colour}"{anchor}>{_text(shape.text)}</text>'


def _titled(name: str, attributes: str, title: str) -> str:
    return f"<{name} {attributes}><title>{_text(title)}</title></{name}>" if title else f"<{name} {attributes}/>"


def _text(text: str) -> str:
    return escaped(line(text))


def _stroke(colour: str, width: float) -> str:
    return f' stroke="{colour}" stroke-width="{figure(width)}"'


def _faded(what: str, opacity: float) -> str:
    return f' {what}-opacity="{figure(opacity)}"' if opacity < 1 else ""
