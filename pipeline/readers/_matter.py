"""What a text says of itself: title, issuer, date. What it does not say stays empty."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.readers import _dates, _furniture, _shapes
from pipeline.readers._joining import Kind, Unit

_LONGEST_TITLE, _LONGEST_RECORD = 80, 2_000
_RUN = re.compile(r"\s{3,}")
_OPEN_TITLE = re.compile(r"关于|印发|(?:政府|办公厅|办公室|委员会|国务院|中共中央|[厅局部委])$")
# Under a title: where and when it was delivered or passed.
_DELIVERED = re.compile(
    r"[—－―–-]{1,4}.{4,60}|[（(][^（）()]{0,50}\d{4}[^（）()]{0,60}[）)]"
    r"|\d{4}年\d{1,2}月\d{1,2}日\s?在.{4,50}(?:会|上)\b.{0,20}|[^，。；：]{2,40}(?:会议|大会|全会)上"
)
_IN_BRACKETS = re.compile(r"[（(][^（）()]{1,60}[）)]")
_BYLINE = re.compile(r"^(?:本报|[^，。]{0,8}日报)?[^，。]{0,6}(?:记者|通讯员|作者|文/|图/)")
_ORGAN = re.compile(
    r"(?:[\u4e00-\u9fff、（）()\s]{1,40}(?:政府|国务院|办公厅|办公室|委员会|常委会|[省市县区州]委|中共中央|[厅局部署院会]|公司|中心|大学)"
    r"|中共中央)"
)
_ISSUED = re.compile(rf"({_ORGAN.pattern})\s*(?:关于|印发)")
_AREA = r"[\u4e00-\u9fff]{1,14}?[省市县区州盟旗乡镇]"
_CHIEF = "代?(?:省长|市长|主席|区长|县长|州长|盟长|旗长|乡长|镇长|总理)"
_GOVERNED = re.compile(rf"(?:\d{{4}}年)?({_AREA}(?:人民)?政府|国务院)(?:工作报告|{_CHIEF})")
# A report on the work of a government that it does not name: its area is in the title before the year, its congress
# hears it, its head gives it.
_REPORT = "政府工作报告"
_CONGRESS = r"第[一二三四五六七八九十\d]{1,4}届"
_HEARD = re.compile(
    rf"^({_AREA})(?:\d{{4}}年{_REPORT}|{_CHIEF})|在({_AREA}){_CONGRESS}人民代表大会|{_CONGRESS}全国人民代表大会"
)
# Where a body ends and another begins: at a blank, or at what begins no other part of a name.
_BETWEEN = re.compile(rf"\s+|(?<=.)(?=国务院|中共|中央军委)|(?<=[委厅室府部局会])(?!员)(?={_AREA}(?:人民)?政府)")
_PART_OF_BODY = re.compile(r"人民政府|办公[厅室]|委员会|常委会")
_DAY = re.compile(
    r"[\d０-９一二三四五六七八九〇零○]{4}\s*年\s*[\d０-９一二三四五六七八九十]{1,2}\s*月\s*[\d０-９一二三四五六七八九十]{1,3}\s*日"
)
_MADE = ("成文日期", "发文日期", "印发日期")
_PUBLISHED = ("发布日期", "发布时间", "发表时间", "公开日期", "生成日期", "日期", "时间")
_ISSUER = ("发文机关", "发布机构", "发文机构", "发布单位", "发文单位", "制定机关", "公开主体")
_SOURCE = ("来源", "信息来源", "文章来源", "稿件来源", "新闻来源", "稿来源")


class Matter(NamedTuple):
    """Title, issuing body and ISO date, as far as the text says them."""

    title: str
    issuer: str
    date: str


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def fields(units: Sequence[Unit], kinds: Sequence[Kind], places: Sequence[int]) -> dict[str, str]:
    """来源：某日报 and its like, in the furniture at these places; the first of a name stands."""
    found: dict[str, str] = {}
    for i in places:
        if kinds[i] == "boilerplate":
            # Long runs of blanks cost the cube of their length, and part no more than two blanks do.
            for match in _furniture.FIELD.finditer(_RUN.sub("  ", units[i].text[:_LONGEST_RECORD])):
                value = match["value"].strip()
                if not value and i + 1 < len(units) and kinds[i + 1] == "boilerplate":
                    value = units[i + 1].text
                if value:
                    found.setdefault(squeezed(match["key"]), value)
    return found


def mark_title(units: Sequence[Unit], kinds: list[Kind], first: int, known: str) -> tuple[str, list[int]]:
    """Marks title and subtitles in the head; returns the title and the lines that it takes."""
    told = [units[i].text for i in range(len(units)) if kinds[i] == "title"]
    head = [i for i in range(first) if kinds[i] in ("", "heading")]
    places = _known(units, head, known) or _largest(units, kinds, head)
    if not places and not told:
        places = _typed(units, head) or _first(units, head)
    title = "".join(units[i].text for i in places) or (told[0] if told else "")
    for before, i in zip((-1, *head), head, strict=False):
        if i in places or (title and _repeats(units[i].text, title, under=before >= 0 and kinds[before] == "title")):
            kinds[i] = "title"
    return _furniture.trimmed(known or title), places


def _repeats(text: str, title: str, *, under: bool) -> bool:
    """Whether a line says the title again, or its main part, or what stands under a title."""
    name = squeezed(text)
    if name in squeezed(title):
        return len(name) > 4 and bool(_shapes.BOOK_TYPE.search(name))
    return bool(_DELIVERED.fullmatch(text) or (under and _IN_BRACKETS.fullmatch(text)))


def _known(units: Sequence[Unit], head: Sequence[int], known: str) -> list[int]:
    """The lines at the head that give a title known from the page's own record."""
    wanted = squeezed(known)
    for at in range(len(head)):
        text = ""
        for upto in range(at, min(at + 4, len(head))):
            text += squeezed(units[head[upto]].text)
            if wanted and text == wanted:
                return list(head[at : upto + 1])
    return []


def _largest(units: Sequence[Unit], kinds: Sequence[Kind], head: Sequence[int]) -> list[int]:
    given = ((i, units[i].given) for i in head if kinds[i] == "heading" and not units[i].style)
    return next(([i] for i, block in given if block and block.level == 1), [])


def _typed(units: Sequence[Unit], head: Sequence[int]) -> list[int]:
    """The first line, or lines up to three, that ends like the name of a policy text."""
    for at, i in enumerate(head):
        if not _may_be(units[i].text):
            continue
        text = units[i].text
        places = [i]
        for j in head[at + 1 : at + 3]:
            if _shapes.BOOK_TYPE.search(text) or not _OPEN_TITLE.search(text) or not _may_be(units[j].text):
                break
            text += units[j].text
            places.append(j)
        if _shapes.BOOK_TYPE.search(squeezed(text)):
            return places
    return []


def _first(units: Sequence[Unit], head: Sequence[int]) -> list[int]:
    return [i for i in head[:1] if len(units[i].text) >= 8 and _may_be(units[i].text) and not units[i].style]


def is_title(line: str) -> bool:
    """Whether a first line is taken for the title where nothing else tells it."""
    typed = _shapes.BOOK_TYPE.search(squeezed(line))
    return bool(line) and _may_be(line) and bool(typed or (len(line) >= 8 and not _shapes.ordinal(line)[0]))


def _may_be(text: str) -> bool:
    return (
        4 <= len(text) <= _LONGEST_TITLE
        and text[-1] not in "：:，、,"
        and text[0] not in "（(—－―–-"
        and not _shapes.finished(text)
        and text.count("，") < 2
        and not _BYLINE.match(text)
        and not _DAY.fullmatch(text)
    )


def matter(units: Sequence[Unit], kinds: Sequence[Kind], first: int, title: str, told: Mapping[str, str]) -> Matter:
    """Issuer and date: the record of the page first, then the signature, the head, and the place it came from."""
    organ, signed = _signature(units, kinds)
    head = [units[i].text for i in range(first)]
    delivered = [_dates.iso(units[i].text) for i in range(first) if kinds[i] == "title"]
    made = [_dates.iso(told[key]) for key in _MADE if key in told]
    published = [_dates.iso(told[key]) for key in _PUBLISHED if key in told]
    dated = [_dates.iso(units[i].text) for i in range(first) if kinds[i] == "boilerplate" and not units[i].furniture]
    governed = [match[1] for text in head if (match := _GOVERNED.match(squeezed(text)))]
    issued = [match[1] for match in [_ISSUED.match(title)] if match]
    heard = _reporting(head) if _REPORT in squeezed(title) else ()
    issuers = [*(told[key] for key in _ISSUER if key in told), organ, *issued, *reversed(governed), *heard]
    sources = [told[key].strip() for key in _SOURCE if key in told]
    return Matter(
        title,
        next((issuer for issuer in (*map(bodies, issuers), *sources) if issuer), ""),
        next((day for day in (*made, *delivered, signed, *published, *dated) if day), ""),
    )


def bodies(issuer: str) -> str:
    """The bodies that issue a text together, with 、 between them as far as their names show where one ends.

    >>> bodies("中共中央国务院"), bodies("中共云泽省委办公厅 云泽省人民政府办公厅"), bodies("国 务 院 办公厅")
    ('中共中央、国务院', '中共云泽省委办公厅、云泽省人民政府办公厅', '国务院办公厅')
    """
    if not _ORGAN.fullmatch(issuer.strip()):
        return issuer.strip()
    first, *others = _BETWEEN.split(issuer.strip())
    found = [first]
    for name in others:
        apart = _ORGAN.fullmatch(found[-1]) and _ORGAN.fullmatch(name) and not _PART_OF_BODY.match(name)
        found[len(found) if apart else -1 :] = [name if apart else found[-1] + name]
    return "、".join(found)


def _reporting(head: Iterable[str]) -> Iterator[str]:
    """The governments whose work a report is on, by the area that its head tells of."""
    for match in filter(None, (_HEARD.search(squeezed(text)) for text in head)):
        area = match[1] or match[2]
        yield f"{area}人民政府" if area else "国务院"


def _signature(units: Sequence[Unit], kinds: Sequence[Kind]) -> tuple[str, str]:
    """The organ and the date that stand alone on two lines, one under the other."""
    for before, unit, kind in zip(units, units[1:], kinds[1:], strict=False):
        if kind != "boilerplate" and len(unit.text) < 24 and _DAY.fullmatch(unit.text):
            organ = before.text if _ORGAN.fullmatch(before.text) else ""
            return organ, _dates.iso(unit.text)
    return "", ""
