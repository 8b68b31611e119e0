"""Years that are gone: 到年, 比年底, 年1月, 从年的, 年全市, 二○三年."""

import re
from collections.abc import Iterator

from pipeline.numerals import HAN
from pipeline.schema import Find, Sentence

# What a work report says next of a year: its work, its quarters, its place in the plan.
_OF_A_YEAR = (
    r"(?:政府|重点|主要|经济社会|国民经济|全面|总体|开局)?(?:工作|目标|任务|预期|发展)(?:回顾|总结|安排|思路|打算|总体|重点|任务|目标|的|要求|建议)|"
    r"上半年|下半年|及[“十]|[一二三四]季度|第[一二三四]季度|以来|是(?:我|全|中|实|贯|推|“|十|新|极|不|本|决)|我[们国省市县区]|全[省市县区国州]|[^均度产内底末初终轻龄纪利增减收人][\u4e00-\u9fff]{1,3}[省市县州](?![级场民])"
)
_PATTERNS = tuple(
    map(
        re.compile,
        (
            # 到年, 比年底: but 到年末, 到年底 are this year's end, 比年初 this year's beginning.
            r"(?:到|至|截至|截止|自|于|从|由|在)年(?=[，。；、：的前后起以])(?!以来|以?内|前后)",
            r"(?:^|(?<=[，。；：、“])|(?<=提出|力争|争取|计划|确保))到年(?![底末终关中内初度轻龄])",
            r"(?<=[\u4e00-\u9fff])到年(?=(?:达到?|突破|稳定在|实现|建成|基本|超过|保持在|提高到|增加到|下降到|降至)(?!底|末))",
            r"(?:比|较)年(?=[，、底末提增下翻减])",
            r"由年(?=底的)",
            r"的年(?=[，。；])",
            r"(?<![0-9])(?:[12][0-9]{0,2})?年[—–-](?:[12][0-9]{3})年|[0-9]{4}年?[—–-]年",
            r"(?<![0-9])年?[—–-]年(?=[）)》，的])",
            r"(?<![0-9今去明每当本同次全整前后半周多翌上是来末初早近昔历积新成]|[〇○零一二三四五六七八九十])年(?=[0-9]{1,2}月)",
            r"(?:^|(?<=[，。；、（“—])|(?<=^[一二三四五六七八九十]、))年(?=[一二三四五六七八九十]{1,2}月|[，、])",
            rf"(?:^|(?<=[，。；（“—])|(?<=^[一二三四五六七八九十]、))年(?={_OF_A_YEAR})",
            rf"(?<![二{HAN}0-9])二[〇○零][〇○零一二三四五]?年(?![级龄多来内后前])",
        ),
    )
)
_BROKEN = re.compile(r"[0-9一二三四五六七八九〇○零�]*�[0-9一二三四五六七八九〇○零�]*年")


def years(sentence: Sentence, found: tuple[Find, ...]) -> Iterator[Find]:
    """The places of a sentence that have lost a year."""
    text = sentence.text
    if "年" not in text:
        return
    for pattern in (*_PATTERNS, _BROKEN):
        for match in pattern.finditer(text):
            compared = text[match.start()] in "比较由从自"
            yield Find("GAP", match.start(), match.end(), "base" if compared else "year")
    for find in found:
        # 年上海要, 年云泽市政府工作报告: a place right after a year that opens the clause.
        at = find.start - 1
        if (
            find.kind in ("PLACE", "ORG")
            and text[at : find.start] == "年"
            and (at <= 0 or text[at - 1] in "，。；（“—")
        ):
            yield Find("GAP", at, find.start, "year")
