"""One name for what is one indicator, or one class of counted things, across documents."""

import re
from functools import lru_cache

from pipeline.linking.normal import normal
from pipeline.linking.tables import aliases, parts

# Whose figure it is belongs to the statement's subject and scope, not to the indicator.
_SCOPE = re.compile(
    r"^(?:全国|全省|全市|全区|全县|全州|全盟|全旗|全域|我国|我省|我市|我区|我县|本省|本市|本区|本县|地方|当地|(?:实现|完成|累计|其中))(?:的)?(?=.{2})"
)
_PARTICLE = re.compile(r"的|(?<=增加值)总额|(?:总体|整体)?水平$")
_PRODUCT = re.compile(r"(?<!国内)(?<!地区)(?<!海洋)(?<!生态系统)(?:地区)?生产总值")


@lru_cache(maxsize=65_536)
def indicator_entity(name: str) -> str:
    """The canonical name of an indicator: `INDICATOR:` and the name without scope, particles and abbreviations.

    >>> indicator_entity("全市规上工业增加值占GDP的比重")
    'INDICATOR:规模以上工业增加值占地区生产总值比重'
    """
    text, seen = normal(name), set[str]()
    # One step may open the way for another: without 的, 规的上 is 规上. A table that turns in a circle ends it too.
    while text not in seen:
        seen.add(text)
        text = _canonical(text)
    return f"INDICATOR:{text}"


def _canonical(name: str) -> str:
    text = _PARTICLE.sub("", _SCOPE.sub("", name))
    text = _PRODUCT.sub("地区生产总值", _expanded(text, "INDICATOR"))
    return aliases("INDICATOR").get(text, text)


@lru_cache(maxsize=65_536)
def class_entity(head: str) -> str:
    """The canonical name of a class of counted things.

    >>> class_entity("“未来产业”")
    'CLASS:未来产业'
    """
    text = _PARTICLE.sub("", normal(head))
    return f"CLASS:{aliases('CLASS').get(text, text)}"


def _expanded(text: str, kind: str) -> str:
    """With every abbreviation of the table spelt out; what is spelt out already stays."""
    pattern, table = parts(kind), aliases(kind)
    if pattern is None:
        return text

    def spelt(match: re.Match[str]) -> str:
        full = table[match.group()]
        around = text[max(0, match.start() - len(full)) : match.end() + len(full)]
        return match.group() if full in around and match.group() in full else full

    return pattern.sub(spelt, text)
