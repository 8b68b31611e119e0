"""A picture as shapes, drawn once and written as SVG and as PNG alike. Units are CSS pixels, y runs downwards."""

from typing import Final, Literal

from msgspec import Struct

from pipeline.exporters._plain import line

INK: Final = "#222222"
FAINT: Final = "#666666"
RULE: Final = "#dddddd"
# Quotation marks and dashes are as wide as a character in Chinese type, though they stand among the Latin ones.
_WIDE = frozenset("“”‘’—…·")


Side = Literal["start", "middle", "end"]


class Line(Struct, frozen=True, tag=True):
    """A straight line; opacity in [0, 1]."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = RULE
    opacity: float = 1.0
    width: float = 1.0


class Disc(Struct, frozen=True, tag=True):
    """A disc, a ring, or both; `title` is what a browser tells of it."""

    x: float
    y: float
    r: float
    fill: str = ""
    opacity: float = 1.0
    rim: str = ""
    width: float = 1.0
    title: str = ""


class Box(Struct, frozen=True, tag=True):
    """A filled rectangle, from its upper left corner."""

    x: float
    y: float
    wide: float
    high: float
    fill: str
    opacity: float = 1.0
    title: str = ""


class Words(Struct, frozen=True, tag=True):
    """A line of type; `y` is the middle of its characters, `x` its start, middle or end."""

    x: float
    y: float
    text: str
    size: float = 13.0
    colour: str = INK
    at: Side = "start"


Shape = Line | Disc | Box | Words


class Picture(Struct, frozen=True):
    """Shapes on a white sheet, the first undermost; words stand above all else."""

    wide: int
    high: int
    title: str
    shapes: tuple[Shape, ...]


def width(text: str, size: float) -> float:
    """About how wide a line of type will be, whatever the font.

    >>> width("政策2", 10)
    26.0
    """
    return size * sum(1.0 if ord(character) > 0x2E7F or character in _WIDE else 0.6 for character in text)


def shortened(text: str, longest: int) -> str:
    """The text on one line, what does not show made visible, cut where it is longer than so many characters.

    >>> shortened("工业和信息化", 5), shortened("工业", 5)
    ('工业和信…', '工业')
    """
    text = line(text[: 2 * longest + 2]).strip()
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def figure(number: float) -> str:
    """A coordinate or a share, without idle zeros.

    >>> figure(3.0), figure(0.25), figure(-0.001)
    ('3', '0.25', '0')
    """
    return f"{round(number, 2) + 0.0:g}" if abs(number) < 100_000 else f"{number:.0f}"
