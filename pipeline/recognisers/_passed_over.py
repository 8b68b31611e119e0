"""Lists whose items are no trades, known words or not: what is bought, found out, watched over or done step by step."""

import re

from pipeline.recognisers._line import Line, Listing

# 发挥乳、肉、薯等产业的优势
OF_TRADES = re.compile(
    "等(?:[0-9一二三四五六七八九十两多]+个?大?)?(?:特色|优势|重点|传统|新兴|主导|支柱|未来|新型|关联|相关|高端|战略性|先进|富民|现代|农业|工业|农牧|涉农)*产业"
    "(?=[，。；、的]|链|集群|发展|提质|升级|加快|转型|做|壮大|项目|企业|增加值|产值|优势|集聚|$)"
)
# What is bought, found out or watched over: 挖掘文旅、餐饮等服务消费潜力, 超导等基础研究, 紧盯矿山、化工等行业领域.
_BOUGHT = re.compile(
    "等?[^，。；、]{0,8}?(?:(?<!大宗)消费(?!品|电子|券|新?增长点|新?热点|新业态|业态|[两二三四五六七八九十])|协同发展的)"
)
_WATCHED = re.compile(
    "等?[^，。；、]{0,14}?(?:整治|执法|监管|隐患|事故|安全(?!产业)|基础研究|应用场景)|等(?:一批|重大|原创性|标志性|科技|创新){1,3}成果"
    "|等(?:重点|典型|多个?)?(?:领域|行业|场景)，?[^。；，]{0,12}(?:应用场景|场景|规模化?应用|商业化?应用|示范应用|应用落地|数据集)|等[^，。；、]{0,4}(?:赛事|资本|(?:一站式|配套|公共|综合)服务(?!业))"
)
# 技术研发、生产制造、营销展示等业态: what is done there, and no trades.
_WAYS = re.compile("等[^，。；、]{0,4}(?:业态|环节|功能)")
_STEPS = re.compile(
    "(?:技术|产品|生产|研发|制造|总装|组装|设计|营销|展示|销售|流通|仓储|采购|运营|推广|应用|测试|检测|服务|培训|孵化|转化|交易|管理|办公|商务)+"
)
# 成果应用于生命健康、城市管理等领域
_APPLIED = re.compile("应用[于到至]$")
_WATCHING = re.compile("(?:紧盯|盯紧|盯牢|整治|排查)")


def passed_over(line: Line, listing: Listing) -> bool:
    """Whether a list says what is bought, found out or watched over."""
    start, end = listing.items[-1][0], listing.end
    after = end if listing.etc else start
    first = listing.items[0][0]
    # 紧盯智能组件、数字能源集成等产业链: what is aimed at.
    of_trades = OF_TRADES.match(line.text, end)
    seen = _WATCHING.search(line.text, max(0, first - 6), first + 2)
    applied = listing.etc and _APPLIED.search(line.text, 0, first)
    if not of_trades and (seen or applied or _are_steps(line, listing)):
        return True
    return bool(_BOUGHT.match(line.text, after) or (listing.etc and _WATCHED.match(line.text, after)))


def _are_steps(line: Line, listing: Listing) -> bool:
    """研发、制造、总装、测试一体化; 技术研发、营销展示等业态: what is done, step by step."""
    *first, (start, stop) = listing.items
    if not all(_STEPS.fullmatch(line.text, *item) for item in first) or not _STEPS.match(line.text, start, stop):
        return False
    return len(first) > 1 or bool(_WAYS.match(line.text, listing.end) and _STEPS.fullmatch(line.text, start, stop))
