"""Lines that a converter could not read: codes of a font without a character map, and what surrounds them."""

import re
from collections.abc import Iterable, Iterator

from pipeline.readers._lines import Line

_CODE = "(cid:"
# One such code may be a missing bullet; a text with a missing font has hundreds.
_MANY = 20
_HAN = re.compile("[㐀-䶿一-鿿，。、；：《》“”（）]")
_ODD = re.compile(r"[*#&\"'$+<>?@\[\]^_{}|~=\\\u00a1-\u00b6\u00b8-\u024f\u02b0-\u02ff\ufb00-\ufb06‚„†‡•…‰‹›⁄ı]")


def marked(text: str, lines: Iterable[Line]) -> Iterable[Line]:
    """The lines, those that are lost marked as furniture; untouched where the text is sound."""
    return _marked(lines) if text.count(_CODE) > _MANY else lines


def _marked(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line._replace(furniture="damage", style="", mark=0) if not line.furniture and _lost(line.text) else line


def _lost(text: str) -> bool:
    # A character alone is what was left of a line, or of a heading set upright in the margin.
    if len(text) == 1 or _CODE in text:
        return True
    return len(_HAN.findall(text)) * 2 < len(text) and bool(_ODD.search(text))
