"""What a title leaves unsaid and the words before it, or the text it stands in, tell: whose, of which year or plan."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from pipeline.dating import document_year
from pipeline.linking.areas import AREA, LEVEL, NAMED
from pipeline.linking.kinds import title
from pipeline.linking.seats import NATIONAL, speaker
from pipeline.schema import Document, Extract, Mention

Place = tuple[int, str]
"""Where a mention starts, and its words."""

_TYPE = (
    "规划纲要|规划|纲要|方案|计划|意见|办法|措施|条例|通知|决定|规定|细则|报告|目录|指南|建议|决议|清单|协议"
    "|公报|白皮书"
)
# 《规划》, 《专项规划》, 《2026年实施方案》: says what kind of document, not which.
_BARE = re.compile(
    rf"^(?:[0-9]{{4}}年)?(?:实施|行动|若干|指导|工作|管理|专项|总体|三年|发展|暂行|政府){{0,2}}(?:{_TYPE})$"
)
_REPORT = re.compile(rf"(?P<year>[0-9]{{4}}年)?(?P<area>{NATIONAL}|(?:{NAMED}){{1,3}}|{LEVEL})?政府工作报告")
# 根据省委“十五五”规划《建议》, 落实2025年《政府工作报告》
_BEFORE = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2}年)|[“\"]?第?(?P<plan>[一二三四五六七八九十]{1,3})(?:五[”\"]?|个五年)(?:规划|计划))?的?\s*$"
)
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}五(?=规划|计划)")
_REACH = 24
_JOINTS = frozenset("、和与及")
_PARTY = re.compile(f"(?:{AREA})委$")
_GOVERNMENT = "人民政府"
_ABOUT = "关于"
_PROPOSAL = "建议"


class Lead(NamedTuple):
    """What stands directly before a title: the bodies whose it is, the plan's number (十五五), the year (2025年)."""

    bodies: tuple[str, ...]
    plan: str
    year: str

    @property
    def is_whole(self) -> bool:
        """Whether it tells one document from all others."""
        return bool(self.bodies and self.plan)


class Speaker(NamedTuple):
    """Who speaks in a document and when: its area (empty: nobody is told), its areas by level, the year (2026年)."""

    area: str
    seats: Mapping[str, str]
    year: str


class Cited(NamedTuple):
    """The titles of a document with what is told of them, the leads of those that stay bare, and its own title."""

    titles: Mapping[Place, str]
    leads: Mapping[Place, Lead]
    own: str


def read(extract: Extract, seats: Mapping[str, str], full: Callable[[str], str]) -> Cited:
    """The titles of one document; `seats` are the areas that it speaks for, `full` says what a body is called."""
    spoken = _speaker(extract, seats)
    ends = {mention.end: mention for mention in extract.mentions if mention.kind == "ORG"}
    titles, leads = dict[Place, str](), dict[Place, Lead]()
    for mention in extract.mentions:
        if mention.kind == "DOC":
            place, lead = (mention.start, mention.text), _lead(mention, extract.document.text, ends, full)
            titles[place] = _whole(title(mention.text), lead, spoken)
            if is_bare(titles[place]) and (lead.bodies or lead.plan):
                leads[place] = lead
    return Cited(titles, leads, _own(extract.document, spoken))


def is_bare(name: str) -> bool:
    """Whether a title says what kind of document it is, not which."""
    return bool(_BARE.match(name))


def is_report(name: str) -> bool:
    """Whether a title is that of a report on the work of a government, whoever's."""
    return bool(_REPORT.fullmatch(name))


def meant(name: str, lead: Lead, known: Iterable[str], usual: str = "") -> str:
    """The only known title that ends so and has the bodies and the plan in it, else what these make of it.

    Empty where several are known, and where nothing says that the `usual` meaning in the document is not meant.

    >>> meant("建议", Lead(("星野省委",), "十五五", ""), ())
    '中共星野省委关于制定国民经济和社会发展十五五规划的建议'
    """
    told = (*lead.bodies, lead.plan)
    found = [full for full in known if full != name and full.endswith(name) and all(part in full for part in told)]
    if len(found) == 1:
        return found[0]
    if found or (usual and not _is_another(usual, lead)):
        return ""
    if name == _PROPOSAL and lead.is_whole:
        return f"{_issuers(lead)}关于制定国民经济和社会发展{lead.plan}规划的建议"
    return f"{_issuers(lead)}{lead.plan and lead.plan + '规划'}{name}"


def _is_another(usual: str, lead: Lead) -> bool:
    """Whether a title is one of somebody else, or of another plan, than the words say."""
    issuer, about, _ = usual.partition(_ABOUT)
    plan = _NUMBERED.search(usual)
    return bool((lead.bodies and issuer and about) or (lead.plan and plan and plan.group() != lead.plan))


def _speaker(extract: Extract, seats: Mapping[str, str]) -> Speaker:
    year, report = document_year(extract.document), _REPORT.fullmatch(title(extract.document.title))
    own = (report and report["area"]) or ""
    return Speaker(seats.get(own, own) or speaker(extract, seats), seats, f"{year}年" if year else "")


def _lead(mention: Mention, text: str, ends: Mapping[int, Mention], full: Callable[[str], str]) -> Lead:
    """Only marked titles are led by words; what has a line of its own is not."""
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    if before is None or not mention.text.startswith("《"):
        return Lead((), "", "")
    at, bodies = before.start(), list[str]()
    while body := ends.get(at):
        bodies.insert(0, full(body.text))
        at = body.start - (text[body.start - 1 : body.start] in _JOINTS)
    return Lead(tuple(bodies), f"{before['plan']}五" if before["plan"] else "", before["year"] or "")


def _whole(name: str, lead: Lead, spoken: Speaker) -> str:
    """A report on the work of a government with its area and year; 关于… with the local bodies whose it is."""
    if report := _REPORT.fullmatch(name):
        area = spoken.seats.get(report["area"], report["area"]) or _area(lead) or spoken.area
        year = report["year"] or lead.year or (spoken.year if area == spoken.area else "")
        return f"{year}{area}政府工作报告"
    local = tuple(spoken.seats.values())
    if name.startswith(_ABOUT) and lead.bodies and all(body.startswith(local) for body in lead.bodies):
        return title(_issuers(lead) + name)
    return name


def _area(lead: Lead) -> str:
    """Whose government stands before a title."""
    for body in lead.bodies[-1:]:
        if body == NATIONAL or body.endswith(_GOVERNMENT):
            return body.removesuffix(_GOVERNMENT)
    return ""


def _issuers(lead: Lead) -> str:
    return "".join(f"中共{body}" if _PARTY.search(body) else body for body in lead.bodies)


def _own(document: Document, spoken: Speaker) -> str:
    """A document's own title; its file and folder where that says only what kind of document it is."""
    name = _whole(title(document.title), Lead((), "", ""), spoken)
    file = PurePath(document.id)
    return "/".join((*file.parent.parts[-1:], file.stem)) if not name or is_bare(name) else name
