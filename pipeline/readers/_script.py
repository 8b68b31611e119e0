"""A text in traditional script is looked at in simplified, so that 來源： and 附件： are known, and quoted as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline import script
from pipeline.readers import _furniture, _shapes
from pipeline.readers._lines import Line


class Texts(NamedTuple):
    """What was written, and the same in simplified script, position for position (the same object if it was)."""

    written: str
    shown: str


def texts(text: str) -> Texts:
    """A text and what is looked at."""
    return Texts(text, script.simplified(text))


def lines(found: Iterable[Line]) -> Iterator[Line]:
    """The lines of a text in traditional script, as if they had been read in simplified."""
    for line in found:
        text = script.folded(line.text)
        if text == line.text:
            yield line
        else:
            furniture = line.furniture or _furniture.certain(text)
            style, mark = ("", 0) if furniture else _shapes.ordinal(text)
            yield line._replace(text=text, furniture=furniture, style=style or line.style, mark=mark or line.mark)


def record(told: Mapping[str, str], both: Texts) -> Mapping[str, str]:
    """What a page says of itself, in the script that its lines are looked at in."""
    return told if both.shown is both.written else {field: script.folded(value) for field, value in told.items()}


def written(words: str, both: Texts, told: Mapping[str, str]) -> str:
    """Words that were found in the text, or in what the page says of itself, as they stand there."""
    if both.shown is both.written or not words:
        return words
    for value in told.values():
        if script.folded(value) == words:
            return value
    letters = [sign for sign in words if not sign.isspace()]
    place = re.search(r"\s*".join(map(re.escape, letters)), both.shown)
    if not place:
        parts = words.split("、")
        return "、".join(written(part, both, told) for part in parts) if len(parts) > 1 else words
    found = iter("".join(both.written[slice(*place.span())].split()))
    return "".join(sign if sign.isspace() else next(found) for sign in words)
