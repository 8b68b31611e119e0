"""Sites without a proper name, told by what goes on there: 西站同城商务区建设提速, 商圈改造, 配件城年交易额."""

import re
from collections.abc import Iterator

from pipeline.lexicons.speech import acts
from pipeline.recognisers._lexical import behind, is_edge, run_start
from pipeline.recognisers._line import STOPS, Line, Rows, Span
from pipeline.sentences import last_end

_HEAD = (
    "(?:度假|汽车|商贸|配件|文化|科技|影视|体育|生态|教育|大学|健康|商务|家居|建材|服装|电子|物流|之)城|生态港|组团|商圈|商务区|小镇|产业园"
    "|科教园|创业园|物流园|制造园|中心区|文化区|商贸区|开发区|湾区|示范区|试验区|批发市场|零售市场|度假区|核心圈|镇区"
)
_GOES_ON = (
    "(?:项目|基础设施)?(?:启动|全面|扎实|加快|顺利|深入|有序|持续|正式|高效|蓬勃)*"
    "(?:建设(?!总体|方案|规划|规模|运营|标准|用地|期|[、和与])|改造|扩建|征收|(?:优化)?升级|活力|发展(?=[，。；、]|$)|投入(?:使用|运营)|投用"
    "|提速|推进|扩容|提质|运行(?=[，。；]|$)|协同|年?交易额)"
)
# 各开发区, 六大片区, 一批特色小镇, 项目园区: many, or any.
_ANY = re.compile(
    "[各等的和与及于]|一批|若干|多|[0-9一二两三四五六七八九十]+[个大条座]|所有|相关|有条件|原有|现有|其他"
    "|^(?:特色|产业|智慧|重点|项目|现代|国家级|省级|[省市县]级|高水平|高标准|一流|经济|农业|工业|商贸|旅游)*(?:小镇|产业园|示范区|试验区|度假区|批发市场|商圈)$"
)
_MARK = re.compile("[，。；：、！“”（）《》 \u3000]|[0-9A-Za-z]")
_SHORTEST, _LONGEST = 4, 14


def _site(line: Line, match: re.Match[str]) -> Iterator[Span]:
    head, end = match.span()
    clause = last_end(_MARK, line.text, max(0, end - _LONGEST), head)
    start = run_start(line.text, line.cuts, clause, head, STOPS)
    start = behind(line.text, line.cuts, start, end, acts)
    if end - start >= _SHORTEST and head > start and is_edge(line.cuts, end) and not _ANY.search(line.text[start:end]):
        yield start, end


# A site is one only where it stands.
ROWS: Rows = ((_site, f"(?:{_HEAD})(?={_GOES_ON})"),)
