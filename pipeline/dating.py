"""Which year a document speaks from, and which years its plan is for."""

import re
from pathlib import PurePath

from pipeline import plans
from pipeline.numerals import parse
from pipeline.schema import Document, Period

BEFORE = "<1"
"""Value of 上年: the year before the one that is told of, be that this year or last."""
# 2024/11/7 16:05: the line of a web page.
_STAMPED = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])")
# What stands at the head of a text tells its day.
_HEAD = 1500
DATED = re.compile(r"((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日")
# 截至2020年11月1日零时 is when something was counted, not when the text speaks.
_ITS_DAY = re.compile(f"(?<![截至自从])(?<!截止){DATED.pattern}")
TITLED = re.compile(r"((?:19|20)[0-9]{2})年")
# 云政办发〔2026〕6号
_NUMBERED = re.compile(r"[\u4e00-\u9fff][〔［\[（(]((?:19|20)[0-9]{2})[〕］\])）]\s?第?[0-9]{1,4}\s?号")
_ITS_OWN = re.compile(
    r"((?:19|20)[0-9]{2})年，?(?:[^，。；：]{0,10}(?:预算草案|预算安排|工作安排|工作打算|工作部署|重点工作|主要任务|目标任务|主要预期目标)"
    r"|(?:[全本][省市县区州]|我[们省市县区州])?[要将](?!素|求|点))"
)
_THE_LAST = re.compile(r"((?:19|20)[0-9]{2})年(?:主要|重点)?(?:工作)?(?:回顾|总结|完成情况|执行情况|工作情况)")
# 1998年至2002年，是…的五年
_REVIEWED = re.compile(
    r"(?:19|20)[0-9]{2}年?[—–－~～至到-]{1,2}((?:19|20)[0-9]{2})年?，?(?:这|[^，。；]{0,4}是)[^。；]{0,40}[三四五]年[，。]"
)
_PLAN = re.compile(
    r"[“\"]?第?(十[一二三四五六七八九]?|[一二三四五六七八九])(?:个五年|五[”\"]?)(?:时期|规划|发展规划|期间)?"
)
# “十五”时期工作回顾
_PLAN_OVER = re.compile(
    "(?:^|\n)[^\n。，]{0,8}“?(十[一二三四五六七八九]?|[一二三四五六七八九])五”?(?:时期|期间)?[^\n。，]{0,8}回顾"
)
_PLANNED = re.compile("规划|纲要|方案|计划|意见")
_RANGE = re.compile(r"((?:19|20)[0-9]{2})年?\s?[-—–－~～至到]{1,2}\s?((?:19|20)[0-9]{2})年?")
# 本规划实施期为2026—2030年
_TERM = re.compile(rf"(?:期限?|周期|时限)(?:为|是|：|:)?\s?{_RANGE.pattern}")
# 2025年，全市…; …。到2028年: what a plan opens with lies behind it, what it sets itself before it.
_OPENS_WITH = re.compile(r"(?:^|[。\s])(?:截至)?((?:19|20)[0-9]{2})年(?:底|末)?，")
_DUE = re.compile(r"[到至]((?:19|20)[0-9]{2})年")
_OPENING = 600
# 2003.txt, 20240115报告.txt, 某省2024年报告.docx: what a file is filed under; but 2021-2025 is a span.
# 今年是“十五五”开局之年
_OF_PLAN = re.compile(
    "今年是“?第?(十[一二三四五六七八九]?|[一二三四五六七八九])(?:个五年|五”?)(?:规划|计划|时期)?的?(?P<first>开局|起步|第一)?[^，。；]{0,6}年"
)
_LAST_OF_PLAN = re.compile("收官|收尾|完成|最后|决胜|末")
_FILED = re.compile(
    r"^((?:19|20)[0-9]{2})(?![0-9]?年?\s?[-—–－~～至到]\s?(?:19|20)[0-9]{2})|(?<![0-9至到—–-])((?:19|20)[0-9]{2})年(?!\s?[-—–－~～至到])"
)


def _title(document: Document) -> str:
    """The title with the lines under it."""
    lines = (document.text[block.start : block.end] for block in document.blocks if block.kind == "title")
    return "\n".join((document.title, *lines))


def document_year(document: Document) -> int | None:
    """The year a document speaks from: its date, first full date, number, title, plan, or file name."""
    if document.date[:4].isdigit():
        return int(document.date[:4])
    text = document.text
    match = _ITS_DAY.search(text, 0, _HEAD) or _NUMBERED.search(text, 0, _HEAD)
    if match:
        return int(match[1])
    if planned := horizon(document):
        return planned.first
    if titled := TITLED.findall(document.title):
        return max(map(int, titled))
    if own := _ITS_OWN.search(text):
        return int(own[1])
    if last := _THE_LAST.search(text) or _REVIEWED.search(text):
        return int(last[1]) + 1
    if stamped := _STAMPED.search(text, 0, _HEAD):
        return int(stamped[1])
    if planned_by := _by_plan(text):
        return planned_by
    if filed := _FILED.search(PurePath(document.id).stem):
        return int(filed[1] or filed[2])
    return _planned_from(document)


def _by_plan(text: str) -> int | None:
    """The year that a five-year plan tells: it is over, or this year is its first or its last."""
    over, now = _PLAN_OVER.search(text, 0, _HEAD), _OF_PLAN.search(text)
    said = over or now
    number = parse(said[1]) if said else None
    years = plans.years(int(number)) if number else None
    if years is None or said is over:
        return years.last + 1 if years else None
    if now and now["first"]:
        return years.first
    return years.last if now and _LAST_OF_PLAN.search(now.group()) else None


def _planned_from(document: Document) -> int | None:
    """The year behind the one that a plan without a date opens with, if what it sets itself is due later."""
    due = _DUE.findall(document.text) if _PLANNED.search(_title(document)) else ()
    begun = _OPENS_WITH.search(document.text, 0, _OPENING) if due else None
    return int(begun[1]) + 1 if begun and int(begun[1]) + 1 < min(map(int, due)) else None


def horizon(document: Document) -> Period | None:
    """The years of the plan that a title names, or that the text says it is for."""
    title = _title(document)
    for stated in filter(None, (_RANGE.search(title), _TERM.search(document.text))):
        first, last = int(stated[1]), int(stated[2])
        return Period(first, last) if first < last else None
    match = _PLAN.search(title) if _PLANNED.search(title) else None
    number = parse(match[1]) if match else None
    return plans.years(int(number)) if number else None
