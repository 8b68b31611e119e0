"""PNG, for slides and documents that take no SVG: twice as fine as the screen, with a font that is seen to be there.

Lines and discs are drawn at twice the size again and halved, which smooths their edges; type is smooth by itself.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import networkx as nx

from pipeline import records
from pipeline.exporters import graph_picture
from pipeline.exporters._fonts import Typeface, typeface
from pipeline.exporters._picture import Box, Disc, Line, Picture, Shape, Words
from pipeline.exporters._plain import line
from pipeline.exporters.svg import DROP

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SUFFIXES = (".png",)
MOST_NODES = graph_picture.MOST
SCALE: Final = 2
_FINER: Final = 2
_ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}


def ready() -> None:
    """`EngineError` where there is no Chinese font, or nothing to draw with: to be known before texts are read."""
    typeface()


def write(graph: nx.Graph, path: Path) -> tuple[Path, ...]:
    """Write a picture of a graph; says which files it wrote."""
    draw(graph_picture.picture(graph), path)
    return (path,)


def draw(picture: Picture, path: Path, face: Typeface | None = None) -> None:
    """Write a picture with a font, or with the first of this machine; the same font gives the same bytes."""
    from PIL.Image import Dither, Quantize

    # 256 colours are as good to the eye, and a picture of many lines has 350 KB instead of 850. By median cut: the
    # octree turns white into grey.
    image = drawn(picture, face or typeface()).quantize(256, Quantize.MEDIANCUT, dither=Dither.NONE)
    with records.replacing(path) as file:
        # Nothing is said in it of when and by what it was made.
        image.save(file, "PNG")


def drawn(picture: Picture, face: Typeface) -> "Image":
    """The picture in memory, `SCALE` times its size."""
    from PIL import Image
    from PIL import ImageDraw as Draw

    times = SCALE * _FINER
    large = Image.new("RGB", (picture.wide * times, picture.high * times), "#ffffff")
    # The mode of the pen, not of the image, is what lets colours shine through.
    pen = Draw.Draw(large, "RGBA")
    for shape in picture.shapes:
        _shape(pen, shape, times)
    image = large.reduce(_FINER)
    pen = Draw.Draw(image)
    for words in picture.shapes:
        if isinstance(words, Words):
            _words(pen, words, face)
    return image


def _shape(pen: "ImageDraw", shape: Shape, times: int) -> None:
    match shape:
        case Line(x1, y1, x2, y2):
            width = max(1, round(shape.width * times))
            pen.line([x1 * times, y1 * times, x2 * times, y2 * times], _rgba(shape.colour, shape.opacity), width)
        case Disc(x, y, r):
            rim, half = shape.rim or None, shape.width / 2 if shape.rim else 0.0
            fill = _rgba(shape.fill, shape.opacity) if shape.fill else None
            around = [(x - r - half) * times, (y - r - half) * times, (x + r + half) * times, (y + r + half) * times]
            pen.ellipse(around, fill, rim, max(1, round(shape.width * times)) if rim else 0)
        case Box(x, y, wide, high) if wide > 0 and high > 0:
            # Pillow draws the last pixel too; what is thinner than one is still a line.
            right, bottom = max(x * times, (x + wide) * times - 1), max(y * times, (y + high) * times - 1)
            pen.rectangle([x * times, y * times, right, bottom], _rgba(shape.fill, shape.opacity))


def _words(pen: "ImageDraw", words: Words, face: Typeface) -> None:
    text = face.printable(line(words.text))
    at = words.x * SCALE, (words.y + DROP * words.size) * SCALE
    pen.text(at, text, words.colour, face.sized(words.size * SCALE), anchor=_ANCHORS[words.at])


def _rgba(colour: str, opacity: float) -> tuple[int, int, int, int]:
    r, g, b = bytes.fromhex(colour[1:])
    return r, g, b, round(255 * opacity)
