"""Measures: the words that end a name and say what is measured, and one measure of a thing in the place of another."""

import re

# What is measured of a thing, as the end of a name.
METRIC = re.compile(
    "(?:总产值|进出口总[额值]|[进出]口总?[额值]|增加值|营业收入|营收|销售收入|收入|支出|利润|税收|花费|零售额|交易额|成交额|总额|总值|产值|投入|经费|[日月]?产量|销量|总量|总数|起数|死亡人数|数量|人数|结余|结构|人次|户数"
    "|总投资|发电量|用电量|货运量|客运量|运输量|周转量|吞吐量|业务量|交易量|成交量|排放量|消费量|投资|(?:播种|种植|养殖|栽植)?面积|里程|装机|规模|比重|占比|比例|覆盖率|普及率|率|余额|产能|能力|进出口|出口|进口|标准|水平|强度|指数|浓度|存栏|出栏|床位数|数|量|额|值)$"
)
DEPENDENT = re.compile(
    "(?:增速|增幅|涨幅|降幅|位次|总量|增量|总额|总数|余额|总投资|总产值|年?产[值能量]|(?:总|产值)?规模|利润(?:总额)?|营业收入|营收|销售收入|占比|数量|装机|出口量|销量|出货量"
    "|金额|支出(?:安排)?|业务量|增加值|利税|密度|综合产值|首期|人均水平|通车里程|总里程|销售额|供种量|(?:当期|当年|年末)?(?:滚存)?结余|(?:脱困|增长|覆盖)面"
    "|(?:压减|执行|完成|参合|参保|空置|重箱|上座|核销|入住|入驻|办结|不良)率)"
)
"""Measures that say nothing without the thing that they are of."""
OF_THING = re.compile(
    "(?:总|核心区|首期|一期|规划|建筑|占地|用地|总建筑|规划总|流域|水域)*(?:面积|规模)|(?:总|全)[长里]程?|(?:线路|正线)?全长|(?:设计|新增)?[年月日]*(?:处理|消纳|通过|吞吐|供水|供热|接待)能力|(?:设计|新增)?[年月日]产能|入驻率|年处理.{2,6}|平均宽度|满意率|成交额|业务量"
)
"""Measures of a place, a body or a fund that was named before."""
WHO = re.compile("(?:城[镇市乡]|[农乡]村|居民|农民|职工|第[一二三]产业|民营|国有|规上|规模以上)(?:居民|企业)?")
"""Whose it is or where: the rest of the measure stays as it is."""
_RATE = re.compile("(?:办结|回复|合格|达标|完成|满意|开工|投产|覆盖|签约|普及)率$")
# What a share is of.
_SHARE = re.compile("占[^，。；]{2,}(?:比重|比例|份额|比)$")
# 茶叶一产产值11亿元，综合产值39亿元
_OF_SECTOR = re.compile("(?<=..)[一二三]产$")
_OF_MEASURE = frozenset("增速 增幅 涨幅 降幅 位次 总量 增量 总额 占比 压减率 执行率 完成率".split())


def of(base: str, measure: str) -> str:
    """A thing's measure: another one takes the place of what the base measures, 增速 and the like go with it.

    >>> of("进出口总额", "增速"), of("光电子产业产值", "利润"), of("低空经济", "规模")
    ('进出口总额增速', '光电子产业利润', '低空经济规模')
    >>> of("新兴产业增加值占生产总值比重", "增加值")
    '新兴产业增加值'
    """
    # 建筑面积30万平方米，总投资20亿元: of what, neither says.
    if OF_THING.fullmatch(base):
        return measure
    if measure.endswith("率"):
        # 办结率99.8%、满意率97.5%
        base = _RATE.sub("", base)
    if measure == "规模" and base.endswith(("收入", "支出")):
        return base + measure
    base = _SHARE.sub("", base) if measure not in _OF_MEASURE else base
    return (base if measure in _OF_MEASURE else _OF_SECTOR.sub("", METRIC.sub("", base))) + measure
