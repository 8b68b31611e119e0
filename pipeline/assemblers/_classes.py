"""Classes of things: what is said of their members before them, and some of a class named by what sets it apart."""

import re

_CLASS = re.compile(
    r"(?:.*、.*?等|[^、]{2,}?(?<![均平对同高中初])等(?!化)(?=.{3})|[^、]{4,}?(?<![均平对同高中初])等(?=[^级待于化，、]{2}$))等?(?:一批)?(?=[^级待于，、]{2})(?!产业|行业|领域|[^、]{0,6}(?:产业|行业|业态|增长点|产品)[^、]*(?:值|收入|营收|规模|占比|比重|利润|投资|出口)$)|.*、.*?(?=“[^”]*[一二三四五六七八九十双新][^”]*”|(?:[二两三四五六七八九十]|[0-9]{1,2})[大个条类])"
)
OVER = "(?:超过?|过|突破)[0-9.]*[十百千万亿]+元"
"""Pattern of a size that sets some of a class apart: 超百亿元."""
# Which of a class: 国家级, 东盟方向, 50亿元以上.
_PART = re.compile(
    f"(?:全[国省市])?(?:[^，。；、的]{{1,6}}(?:级|方向|型)|首创|{OVER}|[0-9.]+[万亿]*[^，。；、0-9]{{1,2}}(?:以[上下])?|初中|小学|高中|中职|高职|本科|硕士|博士)"
)
# 幼儿园173所，小学322所
_SCHOOLS = ("学校", "幼儿园", "小学", "初中", "高中", "教学点")
_ITS_CLASS = re.compile(
    r"^(?:新开|新增|新设|新)?(?:[^，。；、]{1,6}?级(?:及?以上)?|[0-9.]*[百千万亿]*元以[上下]的?|(?:普通)?(?:初中|小学|高中))(?=.{2})"
)
_ITS_SIZE = re.compile(OVER)
# 动漫、游戏等企业: of what kind they are only the members tell.
_TOLD_BY_MEMBERS = ("企业", "机构", "服务机构", "项目")


def own_class(name: str) -> str:
    """A class without the members before it.

    >>> own_class("气象、交通等授权运营产品"), own_class("光电、材料三大产业规模"), own_class("同等学力人数")
    ('授权运营产品', '三大产业规模', '同等学力人数')
    """
    match = _CLASS.match(name)
    own = name[match.end() :] if match else name
    return name if own in _TOLD_BY_MEMBERS else own


def of_class(own: str, whole: str) -> str:
    """Some of a class, with what they are.

    >>> of_class("省级", "国家级绿色工厂"), of_class("东盟方向", "集装箱航线"), of_class("初中", "普通高中在校学生")
    ('省级绿色工厂', '东盟方向集装箱航线', '初中在校学生')
    >>> of_class("超500亿元", "产值超100亿元的集群")
    '产值超500亿元的集群'
    """
    if _ITS_SIZE.fullmatch(own) and _ITS_SIZE.search(whole):
        return _ITS_SIZE.sub(own, whole, count=1)
    return own + _ITS_CLASS.sub("", whole)


def is_part(own: str, base: str, places: frozenset[str]) -> bool:
    """Whether a name says only which of a class; no kind of school is some of another."""
    if own in _SCHOOLS and base.endswith(_SCHOOLS):
        return False
    return bool(_PART.fullmatch(own)) or own in places
