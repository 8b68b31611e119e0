"""What was done, in front of the thing that it was done to: 某公司整合[闲置冷库], 甲、乙开设[体验店]."""

import re

from pipeline import lexicons
from pipeline.assemblers._measures import METRIC
from pipeline.assemblers._phrases import DEEDS, PARTICIPLES, Words
from pipeline.lexicons.telling import is_bare

_WORD, _SHORT, _LONG = 2, 5, 8
# A doer, and what may stand between it and the deed, take no more.
_NEAR = 24
# Verbs that report: what stands after the last of them is what was built, won or given.
_REPORTS = lexicons.roles("phrases", "reports")
# Those that no name has within it.
_ACTS = lexicons.roles("phrases", "acts")
_DEEDS = DEEDS - lexicons.roles("phrases", "naming")
_OF_BODIES = frozenset("国际 社会 民间 基层 社区 党 经济 合作 群团 行业".split())
# Who does it: what stands behind the deed is what was done.
_DOERS = re.compile(
    r"(?:公司|集团|财政|中心|学院|大学|研究院|实验室|交易所|地区|大学城|普查|[赛会]上|亚运会|馆|银行"
    r"|[局厅委办]|部门|(?<!城)[县市区镇乡]|园|港|谷|协会|政府|各地|活动|计划|行动|工程|热线|周边|林区|基地|机场)"
    r"(?:每年|全年|全部|今年|去年|[一两三四五]年|累计|先后|要|再|已|共|新|投运以来)*$"
)
# 市级财政累计投入[养老服务资金].
_FUNDS = frozenset("统筹 安排 投入 拨付 下达 筹措".split())
# What tells a deed even behind a list; but 棚户区、城中村改造安置住房 is a name.
_BEHIND_LIST = (_ACTS | _FUNDS) - {"安置"}
_WORKS = ("项目", "任务")
_NAME_TAIL = re.compile(
    r"(?:就业|中心|基地|平台|载体|园|机构|计划|体系|率|量|数|额|度|值|面积|投资|项目|能力|水平|工程|规模|成本|指数|目标|收入|支出|资金|任务|名单)"
)


def after_deed(text: str, words: Words, start: int, end: int) -> int:
    """Where a name begins behind the last word of what was done to the thing: 某公司整合[闲置冷库]."""
    # 每千人口拥有执业医师: the verb is part of the rate.
    if end - start < _SHORT or text[start] == "每":
        return start
    begin, listed = start, False
    for i in range(words.at(start + 1), len(words.words)):
        word = words.words[i]
        if words.ends[i] >= end - 1:
            break
        listed = listed or word == "、"
        # 国际组织机构: a body, and no deed.
        if word == "组织" and i and words.words[i - 1] in _OF_BODIES:
            continue
        deed = end - start >= _LONG and (word in _DEEDS or word in _FUNDS)
        done = deed and _is_done(text, begin, words.starts[i], words.ends[i], end)
        # 甲、乙开设[体验店]: in a list only what no name has within it tells what was done.
        open_list = listed and (word not in _BEHIND_LIST or _goes_on(text, words, i))
        if done or (not open_list and _reports(text, start, word, words.ends[i], end)):
            start = _before_kind(text, start, words.starts[i], words.ends[i], end)
    return start


def _before_kind(text: str, start: int, deed: int, behind: int, end: int) -> int:
    """Where a name begins at a deed: behind it, but 科创债募集资金, 某平台|接入设备 are called by what is done."""
    if text[deed:behind] not in PARTICIPLES or not is_bare(text[behind:end], "INDICATOR"):
        return behind
    # 某园区入驻企业: firms are told by where they are.
    firms = text.startswith("企业", behind)
    return deed if not firms and _DOERS.search(text, max(start, deed - _NEAR), deed) else start


def _reports(text: str, start: int, word: str, behind: int, end: int) -> bool:
    """Whether a verb tells what was done to the thing behind it, which is then what is counted."""
    # 病险水库除险加固|项目: works are called by what is done.
    if text[behind:end] in _WORKS:
        return False
    if word in _ACTS:
        return not METRIC.search(text, behind, end)
    measured = METRIC.fullmatch(text, behind, end)
    return word in _REPORTS and end - start >= _LONG and not measured and not _NAME_TAIL.match(text, behind)


def _is_done(text: str, start: int, deed: int, behind: int, end: int) -> bool:
    """Whether a doer, a deed and its object stand there: 供销公司整合[闲置冷库]."""
    if text[deed:behind] in _FUNDS and "财政" in text[start:deed]:
        return True
    return (
        end - behind > 1
        and bool(_DOERS.search(text, max(start, deed - _NEAR), deed))
        and not METRIC.search(text, behind, end)
    )


def _goes_on(text: str, words: Words, i: int) -> bool:
    """Whether a word grows together with the sign behind it; a quotation mark is none."""
    return words.ends[i + 1] - words.ends[i] < _WORD and text[words.ends[i]] != "“"
