"""What a place is to become, and what it is granted or plans: a name by the length at which it is told."""

import re

from pipeline.recognisers._candidate import Candidate
from pipeline.recognisers._phrase import REACH
from pipeline.recognisers._said import is_granted, is_to_be

# 建设可溯药材数据应用中心: one, if it is told at length and not praised, joined or owned.
_PLANNED = frozenset(
    "平台 创新平台 交易平台 服务平台 综合服务平台 公共服务平台 中心 创新中心 研发中心 科创中心 大数据中心 数据中心"
    " 博物馆".split()
)
_PRAISE = re.compile(
    "^科技|高|优质|重大|一流|重点|各|统一|专业化|新型|多|级|先进|现代|标准化|骨干|规范化|一体化|[和及的]|与(?!转化)|^产业|产业$|基层|服务中心|养老|政务|创新"
)
_BY_MANY = re.compile(
    "(?:企业|机构|高校|院所|各地|市县|地区|主体|园区|医院|地方|单位|部门)[\u4e00-\u9fff]{0,2}(?:建设|搭建|打造|构建|组建)$"
)
_CLOSED = re.compile("[，。；、：]|$|建设|上线|落地|启动")
_LONG_PLAN = 4
_AIMS = frozenset("高地 新高地 创新高地 先行区 策源地".split())
_AIMED = re.compile(
    "(?:打造|建设|构筑|建成|争创|塑造)(?:成|为|更?高水平|高质量|高能级|我国|国家|全国|一批|具有|特色鲜明的)*$"
)
_TO_BECOME = re.compile("(?:打造|建成|建设成?)(?:为|[百千]亿级)?$")
_BECOMES_END = re.compile("[，。；、和]|$")
_MANY = re.compile("标准化|规模化|[和与]|一批|各|多|教育|实训|生产基地|种植|养殖|繁育|原料|供应")
_LONG_AIM, _LONGEST_AIM, _AIM = 4, 12, 12


def is_high(it: Candidate) -> bool:
    """青岚光电子产业高地: of a place; else what it is to become, and not only its industries."""
    if it.name.anchor not in ("", *REACH):
        return True
    return "产业" not in it.before and (bool(it.name.anchor) or is_aim(it))


def is_aim(it: Candidate) -> bool:
    """打造高水平对外开放新高地: what a place is to become, told at some length."""
    long = _LONG_AIM <= len(it.before) <= _LONGEST_AIM
    return it.word in _AIMS and long and bool(_AIMED.search(it.line.text, max(0, it.name.start - _AIM), it.name.start))


def is_base(it: Candidate) -> bool:
    """打造绿色家居生产制造基地: what a place is to become by its trade."""
    text, start = it.line.text, it.name.start
    if not it.word.endswith(("基地", "集聚区")) or len(it.before) < _LONG_PLAN or _MANY.search(it.before):
        return False
    return bool(_TO_BECOME.search(text, max(0, start - _AIM), start) and _BECOMES_END.match(text, it.end))


def is_told(it: Candidate) -> bool:
    """获批人工智能应用中试基地, 建设可溯药材数据应用中心: what is granted or planned, and told at length."""
    text, start = it.line.text, it.name.start
    if len(it.before) < _LONG_PLAN or _PRAISE.search(it.before) or it.weight(start, it.head) < 2:
        return False
    if not _CLOSED.match(text, it.end):
        return False
    planned = it.word in _PLANNED and is_to_be(text, start) and not _BY_MANY.search(text, max(0, start - 8), start)
    return planned or bool(is_granted(text, start))
