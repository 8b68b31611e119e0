"""Years that are gone: 到年, 比年底, 年1月, 从年的, 年全市, 二○三年."""

from collections.abc import Iterator

from pipeline.numerals import HAN
from pipeline.schema import Find, Sentence

# What a work report says next of a year: its work, its quarters, its place in the plan.
_OF_A_YEAR = (
    r"(?:政府|重点|主要|经济社会|国民经济|全面|总体|开局)?(?:工作|目标|任务|预期|发展)(?:回顾|总结|安排|思路|打算|总体|重点|任务|目标|的|要求|建议)|"
    r"上半年|下半年|及[“十]|[一二三四]季度|第[一二三四]季度|以来|是(?:我|全|中|实|贯|推|“|十|新|极|不|本|决)|我[们国省市县区]|全[省市县区国州]|[^均度产内底末初终轻龄纪利增减收人][\u4e00-\u9fff]{1,3}[省市县州](?![级场民])"
)
# What is lost, the year or the one that is compared with, and the pattern of its place.
LOST_YEARS: tuple[tuple[str, str], ...] = (
    # 到年, 比年底: but 到年末, 到年底 are this year's end, 比年初 this year's beginning.
    ("year", r"(?:到|至|截至|截止|于|在)年(?=[，。；、：的前后起以])(?!以来|以?内|前后)"),
    ("base", r"[自从由]年(?=[，。；、：的前后起以])(?!以来|以?内|前后)"),
    ("year", r"(?:^|(?<=[，。；：、“])|(?<=提出|力争|争取|计划|确保))到年(?![底末终关中内初度轻龄])"),
    (
        "year",
        r"(?<=[\u4e00-\u9fff])到年"
        r"(?=(?:达到?|突破|稳定在|实现|建成|基本|超过|保持在|提高到|增加到|下降到|降至)(?!底|末))",
    ),
    ("base", r"[比较]年(?=[，、底末提增下翻减])"),
    ("base", r"由年(?=底的)"),
    ("year", r"的年(?=[，。；])"),
    ("year", r"(?<![0-9])(?:[12][0-9]{0,2})?年[—–-](?:[12][0-9]{3})年|[0-9]{4}年?[—–-]年"),
    ("year", r"(?<![0-9])年?[—–-]年(?=[）)》，的])"),
    (
        "year",
        r"(?<![0-9今去明每当本同次全整前后半周多翌上是来末初早近昔历积新成]|[〇○零一二三四五六七八九十])年"
        r"(?=[0-9]{1,2}月)",
    ),
    ("year", r"(?:^|(?<=[，。；、（“—])|(?<=^[一二三四五六七八九十]、))年(?=[一二三四五六七八九十]{1,2}月|[，、])"),
    ("year", rf"(?:^|(?<=[，。；（“—])|(?<=^[一二三四五六七八九十]、))年(?={_OF_A_YEAR})"),
    ("year", rf"(?<![二{HAN}0-9])二[〇○零][〇○零一二三四五]?年(?![级龄多来内后前])"),
    ("year", r"[0-9一二三四五六七八九〇○零�]*�[0-9一二三四五六七八九〇○零�]*年"),
)


def before_places(sentence: Sentence, found: tuple[Find, ...]) -> Iterator[Find]:
    """年上海要, 年云泽市政府工作报告: a lost year right before a place that opens the clause."""
    text = sentence.text
    for find in found if "年" in text else ():
        at = find.start - 1
        if (
            find.kind in ("PLACE", "ORG")
            and text[at : find.start] == "年"
            and (at <= 0 or text[at - 1] in "，。；（“—")
        ):
            yield Find("GAP", at, find.start, "year")
