"""Places as facts and shapes: the gazetteer, and the areas that a document itself says it governs."""

import re
from functools import lru_cache

from pipeline.lexicons import table
from pipeline.recognisers._lexical import Spans, fits, matcher
from pipeline.schema import Document

_ROWS = table("places")
ABBREVIATIONS = frozenset(row["word"] for row in _ROWS if row["type"] == "abbr")
# Short forms that are other words too are places only where the text says so (…县, …市).
PLACES = frozenset(row["word"] for row in _ROWS if len(row["word"]) > 1)
gazetteer = matcher(sorted(PLACES))

_GOVERNS = re.compile(
    r"(?:^|[\s，。；：、！？（）《》“”于在向由])"
    r"(?P<full>(?P<short>[\u4e00-\u9fff]{2,4}?)(?:省|市|县|区|自治区|自治州|自治县|旗|镇))"
    r"(?:人民政府|人民代表大会|国民经济|[12][0-9]{3}年|政府工作报告|委员会|第[一二三四五六七八九十]+届|"
    r"[\u4e00-\u9fff]{2,8}(?:局|厅|委)(?:局长|厅长|主任|副|党组|$))"
)
_COMMON = frozenset("全我本各城都超股省该为向县市")
_OPENING = 3_000


@lru_cache(maxsize=16)
def _governed(text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for match in _GOVERNS.finditer(text):
        if match["short"][0] not in _COMMON:
            found.update(dict.fromkeys((match["full"], match["short"])))
    return tuple(found)


def governed(document: Document) -> tuple[str, ...]:
    """The areas that title, issuer and opening lines name as governed, full and short: 青岚市, 青岚."""
    return _governed(f"{document.title}\n{document.issuer}\n{document.text[:_OPENING]}")


def places(text: str, cuts: list[int]) -> Spans:
    """Places of the gazetteer that are made of whole words."""
    for start, end in gazetteer(text):
        if fits(cuts, start, end):
            yield start, end
