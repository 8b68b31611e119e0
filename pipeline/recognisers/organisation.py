"""ORG: agencies, companies, universities and other bodies, by name and by head."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import backwards, fits, is_edge
from pipeline.recognisers._line import STOPS, Line, lines
from pipeline.recognisers._phrase import COMMON, REACH, left, unusual
from pipeline.schema import Find, Reading

# 市投促局, 省发展和改革委员会: whatever stands between an area's sign and an agency's.
_AGENCY = re.compile(
    "(?:[省市县区州]|自治区)(?P<field>(?!委|政府|人大|政协)[\u4e00-\u9fff]{2,12}?)(?:局|厅|委员会|委|办公室|投资促进中心)(?![\u4e00-\u9fff]?[长委员])"
)
_FIELD = frozenset(
    "规划 发展 改革 投资 促进 管理 保障 监督 服务 建设 组织 宣传 审批 应急 保护 合作 和 与 执法 开发 研究 协调".split()
)
# 市政府新闻办公室: the office belongs to the name.
_OFFICE = re.compile("新闻办公室|新闻办|办公室|办公厅|研究室|参事室|新闻发布处|宣传部(?:新闻发布处)?")
_NOT_AFTER = {"人大": re.compile("代表|建议|议案"), "政协": re.compile("委员|提案")}
# 市委市政府: two agencies written as one word.
_PAIR = re.compile("(?:省|市|县|区|州|镇)委(?=(?:省|市|县|区|州|镇)政府)")
_CONGRESS = re.compile(
    "(?:(?:全国|省|市|县|区|州|自治区)(?:第?[一二三四五六七八九十]+届)?|第?[一二三四五六七八九十]+届)(?:人大|政协)(?=[一二三四五六七八九十]+次会议)"
)
_ELLIPTIC = re.compile("(?<=党委、)政府|(?<=党委和)政府")
_REPORTER = re.compile("^(?P<org>[^，。；：、\\s]{2,12})记者：?$")
_LOCAL = re.compile("[省市县区州镇乡]|自治区")
_LED = re.compile("[由经与和同向对在被让请把将会](?=[省市县区州])")
_AREA = re.compile("[省市县区州](?![0-9])|自治区")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Names of the lexicon, heads with a named modifier, and reporters' papers."""
    for index, line, _ in lines(reading):
        for start, end in (*_known(line), *_headed(line), *_agency(line), *_shaped(line)):
            yield index, Find("ORG", start, end)


def _known(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for start, end in line.known.get("organisation", ()):
        barred = _NOT_AFTER.get(text[start:end])
        if barred and barred.match(text, end):
            continue
        governing = _governing(line, start)
        if not is_edge(line.cuts, end) or not (governing < start or fits(line.cuts, start, end)):
            continue
        if text[start - 1 : start] in ("辖", "各"):
            continue
        pair = _PAIR.match(text, start)
        if pair and pair.end() < end:
            yield start, pair.end()
            yield pair.end(), end
        else:
            office = _OFFICE.match(text, end) if text.endswith(("政府", "委"), 0, end) else None
            yield governing, office.end() if office else end


def _governing(line: Line, start: int) -> int:
    """青岚市委, 中共上海市委: the place that an agency's short name leans on belongs to it."""
    if not _LOCAL.match(line.text, start) and line.text[start : start + 2] not in ("人大", "政协"):
        return start
    for end in (start, start + 1):
        if end in line.place_at:
            start = line.place_at[end]
            break
    return start - 2 if line.text[max(0, start - 2) : start] == "中共" else start


def _headed(line: Line) -> Iterator[tuple[int, int]]:
    for start, end in line.known.get("organisation head", ()):
        if not is_edge(line.cuts, end):
            continue
        name = left(line, start)
        # 由市|工信局: cut in the wrong place.
        name = name._replace(start=name.start + bool(_LED.match(line.text, name.start, start)))
        modifier = line.text[name.start : start]
        if not modifier or (
            name.anchor in REACH and not _AREA.match(modifier) and len(modifier) - len(name.anchor) < 2
        ):
            continue
        if not (name.anchor or _AREA.match(modifier)) and (
            unusual(line, name.start, start) < 2 or _holds_body(line, name.start, start)
        ):
            continue
        if not line.text[name.start - 1 : name.start].isdigit():
            # 中国科学院|星野创新研究院: the body it belongs to begins the name.
            parent = next((a for a, b in line.known.get("organisation", ()) if b == name.start), name.start)
            name = name._replace(start=parent)
            yield (name.start - 2 if line.text[max(0, name.start - 2) : name.start] == "中共" else name.start), end


def _holds_body(line: Line, start: int, end: int) -> bool:
    return any(start <= a and b <= end for a, b in line.known.get("organisation", ()))


def _agency(line: Line) -> Iterator[tuple[int, int]]:
    for match in _AGENCY.finditer(line.text):
        start, end = match.span()
        place = line.place_at.get(start + 1, line.place_at.get(start, -1))
        last = next(iter(backwards(line.text, line.cuts, end)))[1]
        if not is_edge(line.cuts, end) or last in COMMON or (place < 0 and not is_edge(line.cuts, start)):
            continue
        field = [word for at, word in backwards(line.text, line.cuts, match.end("field")) if at > start]
        if not any(word in STOPS and word not in _FIELD for word in field):
            yield (place if place >= 0 else start), end


def _shaped(line: Line) -> Iterator[tuple[int, int]]:
    if "次会议" in line.text or "党委" in line.text:
        for match in (*_CONGRESS.finditer(line.text), *_ELLIPTIC.finditer(line.text)):
            yield match.span()
    if reporter := _REPORTER.match(line.text):
        yield reporter.span("org")
