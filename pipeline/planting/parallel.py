"""A passage copied with a number or a word changed, in the same text or in a second copy of it."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.planting import Known, Planted
from pipeline.planting._editing import added, other_digit, replaced

FAMILY = "parallel"
_PASSAGE = re.compile(r"(?<=[。\n])[^。\n“”]{50,160}。")
_NUMBER = re.compile(r"(?<![0-9.:：])[1-9][0-9]{1,4}(?:\.[0-9]+)?(?!年)(?=[%万亿\u4e00-\u9fff])")
_WORDS = {"推进": "推动", "提升": "提高", "建设": "打造", "加快": "加速", "智能化": "智慧化", "完善": "健全"}


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """One passage said again almost as it was; or the whole text with one figure changed, beside the text itself."""
    del known
    passages = list(_PASSAGE.finditer(text))
    for match in dice.sample(passages, len(passages)):
        passage = match.group()
        if number := _NUMBER.search(passage):
            changed = passage[: number.start()] + other_digit(number.group(), dice) + passage[number.end() :]
            yield from added(text, changed, dice, "段落重出，数字不同", after=match.end())
            start = match.start() + number.start()
            other = replaced(
                text, start, start + len(number.group()), other_digit(number.group(), dice), "两份文本，数字不同"
            )
            yield other._replace(twin=text)
        elif word := next((word for word in _WORDS if word in passage), None):
            changed = passage.replace(word, _WORDS[word], 1)
            yield from added(text, changed, dice, "段落重出，用词不同", after=match.end())
