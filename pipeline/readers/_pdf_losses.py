"""Signs that the font does not name → what is reported of them; where they must have been figures, that is said."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from pipeline.readers._pdf_glyphs import Glyph
from pipeline.schema import Damage


class Loss(NamedTuple):
    """A lost sign: where it stands in the text, on which page, and how it is printed."""

    at: int
    page: int
    sign: Glyph


# Chinese signs are as wide as they are high, figures about half as wide.
_NARROW = 0.75
_LONGEST = 12
_UNIT = re.compile(
    r"\s?(?:[%％‰]|个?百分点|[万亿]|[元年月日号倍项个家户人件条座所处次名位款篇种类批辆台套吨米里度分届期章页第]|平方|公[里顷斤]|千[瓦米克]|立方|左右|以[上下内])"
)
_LEADS = re.compile(
    r"(?:[0-9０-９.,，．±+~～至-]|[第为达到至过破约近超共占降升长增于]|累计|合计|共计|实现|完成|新增|下降|比重|不低于|不少于)\s?$"
)


def page(at: int, number: int) -> Damage:
    """A page that was printed and of which nothing, or not all, could be read."""
    return Damage("glyph", at, at, number)


def digit_fonts(said: Iterable[tuple[int, str]]) -> frozenset[int]:
    """The fonts that print figures and nothing else, as far as they say what they print (see `Page.fonts`)."""
    known: dict[int, set[str]] = defaultdict(set)
    for font, char in said:
        known[font].add(char)
    return frozenset(
        font for font, chars in known.items() if "" not in chars and sum(char.isdigit() for char in chars) > 1
    )


def runs(text: str, lost: Sequence[Loss], fonts: frozenset[int]) -> list[Damage]:
    """The stretches of lost signs; blanks between them are part of one, other pages and paragraphs are not.

    `fonts` are those that print figures. A font of which nothing is known is one of them if most of what it prints
    stands where figures do.
    """
    found: list[list[Loss]] = []
    for loss in lost:
        last = found[-1][-1] if found else None
        if last and loss.page == last.page and not text[last.at + 1 : loss.at].strip(" ."):
            found[-1].append(loss)
        else:
            found.append([loss])
    figures = [_are_digits(text, held) for held in found]
    votes: dict[int, list[bool]] = defaultdict(list)
    for held, said in zip(found, figures, strict=True):
        votes[held[0].sign.font].append(said)
    fonts |= {font for font, said in votes.items() if font > 0 and sum(said) > len(said) / 2}
    return [
        _damage(held, "digits" if said or held[0].sign.font in fonts else "glyph")
        for held, said in zip(found, figures, strict=True)
    ]


def _damage(held: Sequence[Loss], kind: Literal["glyph", "digits"]) -> Damage:
    return Damage(kind, held[0].at, held[-1].at + 1, held[0].page, len(held))


def _are_digits(text: str, held: Sequence[Loss]) -> bool:
    # Of text that is lost as a whole nobody can say which signs were figures; a short run stands among known ones.
    if len(held) > _LONGEST:
        return False
    # A per cent sign, which may be lost with its number, is as wide as a Chinese one.
    wide = sum((loss.sign.x1 - loss.sign.x0) / loss.sign.size for loss in held if loss.sign.font >= 0)
    if wide > _NARROW * len(held):
        return False
    start, end = held[0].at, held[-1].at + 1
    before = text[max(0, start - 6) : start]
    return bool(_UNIT.match(text, end) or _LEADS.search(before) or text[end : end + 1].isdigit())
