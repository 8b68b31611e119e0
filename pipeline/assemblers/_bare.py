"""Numbers right before what they count, with no classifier between: 关中5市, 技防三防, 甲、乙、丙三园, 一核为…."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.assemblers._dealing import ANY_JOINT
from pipeline.assemblers._lists import INSET, ONE_INSET
from pipeline.assemblers._stated import BOUND, Place, settled_at
from pipeline.numerals import HAN, parse

# 关中5市, 两省; 文化和旅游部等六部门
_AREAS = re.compile(
    rf"{BOUND}(?P<n>[0-9]{{1,3}}|[{HAN}]{{1,3}})(?P<unit>部门|部委|省区市|省（区、市）|省市|县区|区县|地市|[县市省]（[区市县、]{{1,5}}）"
    r"|地(?![区方级市块面带下上位点段质理铁标域])"
    r"|[省市县区州](?!县(?!城)|[场级民域间际家庄长值区市直委政府属情内外容斤分]))"
)
_MOST = 100
# A number of one sign and what it counts: looked for first, as most text has none.
_TWO_SIGNS = re.compile("[一二两三四五六七八九][\u4e00-\u9fff]")
# 一核为…；两带为…、…；三园：…: the parts of a layout, without marks; 以甲、乙为两翼; 三园（甲、乙、丙）.
_PART = re.compile(".[核带轴廊圈环谷极园区翼城港湾心副点芯屏链]")
_LAID_OUT = re.compile(
    f"(?:^|(?<=[。；，：（）]))..(?=为|：|即|就?是|分别为|分别是)|(?<=为)..(?=[，。；、的]|$)"
    f"|(?:^|(?<=[^第{HAN}]))..(?={INSET}|{ONE_INSET})"
)
# 甲、乙、丙三园, 甲、乙四乡: places that the list before the number gives.
_LISTED = re.compile(
    "(?<=[\u4e00-\u9fff”])[^一二][核带轴廊圈环谷极园翼城港湾乡镇村湖河江山岛](?![区域内外中级家庄市镇乡村心部线上下面头端口产品业网片段位])"
)
# “外出就业、返乡创业、合作兴业”三措并举: whatever it is, where as many stand in the marks.
_QUOTED = re.compile(
    "“(?P<list>[^“”]{5,80})”(?P<n>[两三四五六七八九])(?![大个项条类种大级家次年月位])"
    "(?P<what>原则|理念|方针|目标|要求|机制|模式|行动|[\u4e00-\u9fff])"
)
# 技防三防: the number counts what every item before it ends in; 五大大桥 is none.
_ECHO = re.compile("(?<=([\u4e00-\u9fff]))[^一二](?![大个项条类种])\\1")


def bare(text: str) -> Iterator[Place]:
    """Areas, the parts of a layout, and what a list right before the number consists of."""
    for match in _AREAS.finditer(text):
        n = parse(match["n"])
        if n and 1 < n <= _MOST and not settled_at(text, match.start()):
            # 甲、乙两地: only where they are named.
            unit = "“”" if match["unit"] == "地" else "地"
            yield Place(match.start(), match.end(), n, match.span("unit"), unit)
    for quoted in _QUOTED.finditer(text) if "”" in text else ():
        n = parse(quoted["n"]) or Decimal(0)
        # The number behind the marks says whether what can join did.
        if n == len(ANY_JOINT.split(quoted["list"])):
            yield Place(quoted.start("n"), quoted.end(), n, quoted.span("what"), "“”")
    listed = "、" in text
    for match in _TWO_SIGNS.finditer(text):
        at = match.start()
        laid_out = _PART.match(text, at) and _LAID_OUT.match(text, at)
        # “一核两带”：一核为…: the term is what counts.
        named = laid_out and re.search(f"“[^“”]*{match.group()}[^“”]*”", text[:at])
        if (laid_out and not named) or (listed and (_LISTED.match(text, at) or _ECHO.match(text, at))):
            yield _two_signs(text, at)


def _two_signs(text: str, start: int) -> Place:
    return Place(start, start + 2, parse(text[start]) or Decimal(0), (start + 1, start + 2), "“”")
