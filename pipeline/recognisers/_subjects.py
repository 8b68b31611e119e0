"""Sites told by what is said of one alone: 云溪工业园区被认定为…, 岫安配件城年交易额达…, 白渡检查站完成改造."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import is_edge
from pipeline.recognisers._line import Line, Rows, Span

_SITE = (
    "(?:产业园|工业园|科技园|物流园|创业园|园区|集聚区|示范区|开发区|试验区|合作区|先行区|基地|新区|新城|母港|港区|口岸|配件城|商贸城"
    "|批发市场|交易中心|创新中心|研发中心|服务中心|数据中心|检查站|枢纽站|小镇|公园|博物馆|系统|平台)"
)
_HEAD = re.compile(f"{_SITE}$")
# What only one of them is, has or does.
_TOLD = (
    "(?:(?:顺利|成功|先后|再次|全面)?(?:被(?:认定|评|确定|列|命名|授予|纳入|批准)|获评|获批|晋升|晋级|升级为|跻身|入选|获国)"
    "|年(?:交易|销售|吞吐|营业|客流)|(?:总|年)产值|(?:新增|新入驻|入驻|引进|集聚|落户)企业|接待(?:游客|邮轮|旅客|观众)"
    "|(?:预计|全年|累计|共)?(?:实现|完成)(?:工业|主营|营业|营收|产值|总产值|税收|投资|固定资产投资|销售|交易额)"
    "|累计(?:入驻|引进|接待|签约)|达到[一二三四五]星级|蓬勃发展|扩容升级|(?:全面|全部|顺利|如期)?完成(?:改造|升级|扩建|搬迁|验收)"
    "|正式(?:接入|上线|投入)|高效(?:运行|协同))"
)
_MANY = "[各全我该]|一批|[多几两]|国家级|省级|市级|县级|所有|部分|现有|乡镇|重点|特色|主要|相关|上述|[^，。；]{0,4}以上"
_SUBJECT = (
    f"(?:^|(?<=[，。；]))(?P<name>(?!{_MANY})"
    "(?:[^，。；：、“”（）的0-9在和与及为等有被获将把对以了]|(?<=[省市县区])“[^“”]{1,8}”){2,16}?"
    f"{_SITE})(?={_TOLD})"
)
# 农业科技园区: of whatever place.
_PLAIN = re.compile(
    "(?:工业|产业|高新技术|经济技术|农业|科技|创新|公共|农村|城市|综合|社区|政务|服务|物流|特色|重点|省级|国家|信息|管理|监管|数据"
    "|网络|治理)*"
)


def _subject(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span("name")
    head = _HEAD.search(line.text, start, end)
    if head and is_edge(line.cuts, start) and not _PLAIN.fullmatch(line.text, start, head.start()):
        yield start, end


ROWS: Rows = ((_subject, _SUBJECT),)
