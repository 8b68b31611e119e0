"""SLOGAN: brands in quotation marks, parallel phrases used as one formula, numeric shorthand."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import fits, is_edge, matcher
from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._phrase import COMMON
from pipeline.recognisers._quoted import is_slogan
from pipeline.schema import Find, Reading

AFTER = ("carrier", "document", "organisation", "person")
_QUOTED = re.compile("“([^“”]{1,40})”")
_NUMBER = "[一二两三四五六七八九十多]"
_PART = (
    "核心|核|轴|带|区|圈|极|翼|屏障|屏|廊|链|群|城|港|环|点|片|园|湾|谷|网|副|主"
    "|组团|中心|基地|高地|板块|走廊|枢纽|支点|支柱|门户|平台"
)
# 一核三翼, 三区两带多点.
_FORMULA = re.compile(f"(?:{_NUMBER}(?:{_PART})){{2,5}}")
# 集聚集群集约、高端高质高效: one character at the head of every pair, group after group.
_PARALLEL = re.compile(
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]\1[\u4e00-\u9fff]\1[\u4e00-\u9fff]"
    r"(?:、([\u4e00-\u9fff])[\u4e00-\u9fff]\2[\u4e00-\u9fff]\2[\u4e00-\u9fff])+"
)
# 向绿向智向新
_TOWARDS = re.compile(r"向[\u4e00-\u9fff](?:向[\u4e00-\u9fff]){2,}")
_SUM = re.compile(
    r"(?<![0-9A-Za-z.+])[0-9](?:\+[0-9A-Z]){1,3}(?=[\u4e00-\u9fff]{0,6}(?:体系|政策|模式|格局|布局|机制))"
)
# A pattern, and a character without which it need not be looked for.
_SHAPES = ((_FORMULA, ""), (_PARALLEL, "、"), (_TOWARDS, "向"), (_SUM, "+"))


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Quoted formulas, the same words unquoted elsewhere, known brands, and shorthand of the shape 一核三翼."""
    memory: dict[str, None] = {}
    for index, line, found in lines(reading):
        text = line.text
        for start, end in line.known.get("slogan", ()):
            yield index, Find("SLOGAN", start, end)
        for start, end in _quoted(line, found):
            memory[text[start:end]] = None
            yield index, Find("SLOGAN", start, end)
        for pattern, sign in _SHAPES:
            if sign in text:
                for match in pattern.finditer(text):
                    yield index, Find("SLOGAN", match.start(), match.end())
    again = matcher(word for word in memory if len(word) > 2 and word not in COMMON)
    for index, line, _ in lines(reading):
        for start, end in again(line.text):
            if fits(line.cuts, start, end) and (end - start > 3 or is_edge(line.cuts, start)):
                yield index, Find("SLOGAN", start, end)


def _quoted(line: Line, found: tuple[Find, ...]) -> Iterator[tuple[int, int]]:
    if "“" not in line.text:
        return
    neighbour = -1
    for match in _QUOTED.finditer(line.text):
        start, end = match.span(1)
        if any(f.start <= start and end <= f.end for f in found):
            continue
        following = _QUOTED.match(line.text, match.end())
        beside = match.start() == neighbour or (
            following is not None and is_slogan(line, *following.span(1), beside=False)
        )
        if is_slogan(line, start, end, beside=beside):
            neighbour = match.end()
            yield start, end
