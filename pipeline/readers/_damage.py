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
    lost = False
    for line in lines:
        # Among lost lines, a character alone is what was left of one, or of a heading set upright in the margin.
        lost = _lost(line.text) or (lost and len(line.text) == 1)
        yield line._replace(furniture="damage", style="", mark=0) if lost else line


def _lost(text: str) -> bool:
    return _CODE in text or (len(_HAN.findall(text)) * 2 < len(text) and bool(_ODD.search(text)))
