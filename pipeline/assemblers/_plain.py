"""A name as it is told: without what a report adds inside it, months and note marks, and how a share is said."""

import re

MONTHS = "[0-9]{1,2}[-—－至到~][0-9]{1,2}月份?"
"""Pattern of the months that a figure is of: 1—8月份."""
# 没有实现年初确定的…
_UNMET = re.compile(
    "^(?:全[国省市县])?(?:没有|没能|未能|尚未)(?:如期|全面)?(?:完成|实现|达到)(?:(?:年初|原来?|预定|既定)?(?:确定|提出|预定|规定)的)?(?=..)"
)
# 已占到, 约占: that a part is one of a whole.
_SHARE = re.compile("(?<=[\u4e00-\u9fff]{2})(?:(?:已经?|大?约|仅|只)占[到了据]?|占[到了])(?=[\u4e00-\u9fff]{2})")
# 规上企业预计完成产值, 农业预计总产值: that it was reached is no part of what was.
_REACHED = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:(?:预计|累计|共|全年)*(?:完成|实现)了?|预计)(?=[\u4e00-\u9fff]{0,6}(?:产值|增加值|利润|利润总额|利税|税收|收入|营收|销售额|交易额|成交额|投资|金额)$)"
)
_ASIDE = re.compile(
    rf"(?<=.)原则上(?=.)|{MONTHS}(?=.)|\[[0-9]{{1,3}}\]|〔[0-9]{{1,3}}〕|[①-⑳]|(?:预计|初步[统核]计?算?)?（下同）|[+*]+$|^\*+"
)


def plain(name: str) -> str:
    """A name without the months and the note marks that stand in it, and without how its share is said.

    >>> plain("绿色食品产业1—8月份营业收入"), plain("“双协员”[21]"), plain("制造业产值已占到工业总产值")
    ('绿色食品产业营业收入', '“双协员”', '制造业产值占工业总产值')
    """
    return _SHARE.sub("占", _REACHED.sub("", _UNMET.sub("", _ASIDE.sub("", name))))
