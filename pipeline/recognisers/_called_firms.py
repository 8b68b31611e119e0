"""Firms whose names have no head: told by what they are called beside the name, and by what is said of them."""

import re
from collections.abc import Iterator

from pipeline.lexicons import roles, words
from pipeline.lexicons.speech import is_word
from pipeline.recognisers._line import Line, Rows, Span
from pipeline.recognisers._own_places import holds_usual, is_strange
from pipeline.recognisers._phrase import COMMON

_HAN = "[\u4e00-\u9fff]"
# 以央企云重、民企岫力等为龙头
_APPOSED = f"[央民外]企(?P<name>{_HAN}{{2,4}}?)(?=[、，。；等])"
# 资产投资公司岫银投资获批开业
_OPENED = (
    f"(?:公司|企业|银行|机构)(?P<name>{_HAN}{{3,6}}?)"
    "(?=获批(?:开业|筹建|设立|成立)|正式开业|开业|挂牌(?:成立|开业|运营))"
)
_LED = "(?:^|[，。；：、（]|支持|推动|推进|依托|引进|携手|联合|确保|其中|[由与和以对向])"
_TRADES = "|".join(sorted(roles("orgs", "trade"), key=lambda word: (-len(word), word)))
_DOES = (
    "年产|年销|交付|牵头|投资[0-9建]|增资|扩产|建成投产|投产|达产|上市(?!公司)|入选|获评|荣获|跻身|成为|共办|共建|合作共"
    "|联合[共组建]|中标|攻克|自主研发"
    "|承担|发起|营业收入|年?销售收入|主营业务收入|达到[0-9.]+[百千万]?亿元|营收[0-9达突]|销售收入|(?:线上|网上)销售|实现(?:产值|营收|销售|利税)|年加工|扩能|收购|重组|迁建|搬迁|组建"
    "|与[^，。；、]{2,12}(?:共建|合作|联合|组建)|、[\u4e00-\u9fff]{2,10}(?:集团|公司|股份)|生产的|研发的|研制的|交付的|开发的"
)
# 禾生生物年产8万吨
_TRADING = f"{_LED}(?P<name>(?P<stem>(?![和与及由系受]){_HAN}{{2}})(?:{_TRADES}))(?={_DOES})"
# 支持天禾电器、桐光电机联合某大学, 谷丰种业等企业: a coined word and a trade, others like it, and what only firms do.
_COINED = (
    f"{_LED}(?P<name>(?P<stem>(?![和与及由系受储限陆海]){_HAN}{{2}})(?:{_TRADES}){{1,2}})"
    f"(?=(?:[、和与]{_HAN}{{2,6}}?(?:{_TRADES}|集团|公司|股份))*"
    f"(?:等(?:一批)?(?:龙头|骨干|链主|重点)?(?:企业|公司)|(?:等|共|已|率先|成功|正式|双双)*"
    f"(?!成为[^，。；]{{0,8}}(?:产业|集群|支柱|名片))(?:{_DOES}"
    "|联合|自主|研[制发]|成长为|(?:建设|打造)[^，。；]{2,}(?:平台|中心|实验室|工厂)|参与|开发|推出|签约|落户|入驻|主导|承建)))"
)
# 支持禾钢打造千亿集团
_STEEL = (
    f"{_LED}(?P<name>{_HAN}钢)"
    f"(?=打造|建设|做[强大优]|发展|转型|搬迁|改造|扩能|超低排放|集团|股份|公司|、{_HAN}钢|[和与]{_HAN}钢)"
)
_SHORT = 2
# 规上|工业: terms, whoever coined them.
_TERMS = frozenset(words("settled"))
_NO_STEEL = frozenset("特不粗轧板型带炼废普精硅管圆线优铸锻模钒生铁短长电")


def _apart(_line: Line, match: re.Match[str]) -> Iterator[Span]:
    name = match["name"]
    # 央企|业务板块, 民企|深化布局: two words that everybody uses.
    usual = len(name) == 2 * _SHORT and is_word(name[:_SHORT]) and is_word(name[_SHORT:])
    if not usual and name not in COMMON and not (len(name) == _SHORT and holds_usual(name)):
        yield match.span("name")


def _trading(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span("name")
    known = any(start <= a and b <= end and a < start + _SHORT for a, b in line.known.get("industry", ()))
    if not known and (is_strange(match["stem"]) or start + _SHORT in line.place_at):
        yield start, end


def _coined(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """Where the word before the trade is nobody's."""
    stem, start = match["stem"], match.start("name")
    if start + _SHORT not in line.place_at and is_strange(stem) and stem not in _TERMS and not is_word(stem):
        yield match.span("name")


def _steel(_line: Line, match: re.Match[str]) -> Iterator[Span]:
    if match["name"][0] not in _NO_STEEL and match["name"] not in COMMON:
        yield match.span("name")


# Short names of firms, without what tells that they are firms.
ROWS: Rows = ((_apart, _APPOSED), (_apart, _OPENED), (_trading, _TRADING), (_coined, _COINED), (_steel, _STEEL))
