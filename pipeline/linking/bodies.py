"""Agencies and companies: 市工信局 is 济南市工业和信息化局 where the document speaks for 济南市.

An agency is an area, a field and a head. Its field is shortened by leaving characters out, in order, so that something
of each half stays (发展和改革 → 发改) and what follows the last one kept is the rest of its word or a word of
administration (市场监督管理 → 市监). So 教育局 is no short 教育体育局, and 农业局 no 农业农村局. What has another head
is never shortened so: 中国银行 is not 中国农业银行.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.lexicons import table
from pipeline.linking.areas import LEVEL, NAMED

_LED = re.compile(rf"^(?P<level>{LEVEL})(?=.)")
_AGENCY = re.compile(
    rf"^(?P<area>国家|{NAMED}+|{LEVEL})?(?P<field>[\u4e00-\u9fff]{{1,20}}?)"
    r"(?P<head>委员会|委|总局|局|厅|署|部|办公室|办)$"
)
_HEADS = {"委": "委员会", "办": "办公室"}
_NATIONAL_HEADS = frozenset({"部", "署", "总局"})
_AND = re.compile("[和与及、]")
# What may follow the last character kept: the rest of its word, words of administration.
_REST = re.compile("^.?(?:化|监督|管理|事务|服务|工作|发展|保障|委员会|行政|执法|综合)*$")
_LEADING = re.compile("^(?:地方|行政)")
_CORPORATE = re.compile("(?:集团)?(?:股份|控股)?(?:有限)?(?:责任)?(?:总公司|公司|集团)$")
_CORE = 2


class Agency(NamedTuple):
    """Where it sits, what it is about, what it is."""

    area: str
    field: str
    head: str


class Office(NamedTuple):
    """An agency as it is called everywhere: its field, the heads it may have, the name of the national one."""

    field: str
    heads: frozenset[str]
    national: str


def bodies(names: Iterable[str], seats: Mapping[str, str], *, national: bool) -> dict[str, str]:
    """What the bodies of one document are in full; `seats` says for which areas it speaks, by level.

    >>> bodies(["市工信局", "市市监局", "市教育局", "市教育体育局"], {"市": "星野市"}, national=False)["市工信局"]
    '星野市工业和信息化局'
    """
    known = sorted(set(names))
    whole = {name: _seated(name, seats) for name in known}
    agencies = {name: agency(full) for name, full in whole.items()}
    fields: dict[tuple[str, str], set[str]] = {}
    for each in agencies.values():
        if each:
            fields.setdefault((each.area, each.head), set()).add(each.field)
    found = _companies(known)
    for name, full in whole.items():
        each = agencies[name]
        meant = (_in_full(each, fields[each.area, each.head], national=national) if each else "") or full
        if meant != name:
            found[name] = meant
    return found


def agency(name: str) -> Agency | None:
    """The parts of an agency's name; a head in its long form (委 is 委员会)."""
    match = _AGENCY.match(name)
    if match is None or (match["head"] == "委" and match["field"][-1] in "省市县区州盟旗"):
        return None
    return Agency(match["area"] or "", match["field"], _HEADS.get(match["head"], match["head"]))


def abbreviates(short: str, full: str) -> bool:
    """Whether one field is the other with characters left out.

    >>> abbreviates("工信", "工业和信息化"), abbreviates("国资", "国有资产监督管理")
    (True, True)
    >>> abbreviates("教育", "教育体育"), abbreviates("自然资源", "自然资源和规划")
    (False, False)
    """
    letters = _AND.sub("", short)
    halves = [*_AND.split(full)]
    if not letters or letters[0] != full[0]:
        return False
    at = 0
    for number, half in enumerate(halves):
        kept = 0
        for position, letter in enumerate(half):
            if at < len(letters) and letter == letters[at]:
                at, kept = at + 1, position + 1
        if not kept or (number == len(halves) - 1 and not _REST.match(half[kept:])):
            return False
    return at == len(letters)


def _seated(name: str, seats: Mapping[str, str]) -> str:
    match = _LED.match(name)
    return seats[match["level"]] + name.removeprefix(match["level"]) if match and match["level"] in seats else name


def _in_full(short: Agency, around: Iterable[str], *, national: bool) -> str:
    """An agency's full name, as the document has it, else as the table has it; empty where neither knows it."""
    field = short.field
    if not _known(field):
        near = [full for full in around if len(full) > len(field) and abbreviates(field, full)]
        if len(near) > 1:
            return ""
        field = near[0] if near else field
    office = _office(field, short.head)
    if office and office.national and (short.area == "国家" or (not short.area and _is_national(short, national))):
        return office.national
    return f"{short.area}{office.field if office else field}{short.head}" if office or field != short.field else ""


@lru_cache(maxsize=4_096)
def _office(field: str, head: str) -> Office | None:
    """The office of that field and head; else, unless the field is one of its own, the one whose field it shortens."""
    offices = [office for office in _offices() if head in office.heads]
    same = next((office for office in offices if _same(field, office.field)), None)
    return same or (None if _known(field) else _shortened(field, offices))


def _known(field: str) -> bool:
    return any(_same(field, office.field) for office in _offices())


def _is_national(short: Agency, national: bool) -> bool:
    return national or short.head in _NATIONAL_HEADS


def _shortened(field: str, offices: Iterable[Office]) -> Office | None:
    """The office whose field is shortened so; of several the plainest, where one is."""
    found = sorted(
        (len(office.field), office)
        for office in offices
        if any(abbreviates(field, full) for full in (office.field, _LEADING.sub("", office.field)))
    )
    return found[0][1] if found and (len(found) == 1 or found[0][0] < found[1][0]) else None


def _same(one: str, other: str) -> bool:
    return _AND.sub("", one) == _AND.sub("", other)


@cache
def _offices() -> tuple[Office, ...]:
    return tuple(Office(row["field"], frozenset(row["heads"].split("|")), row["national"]) for row in table("agencies"))


def _companies(names: Iterable[str]) -> dict[str, str]:
    """山东重工, 山东重工集团 → 山东重工集团有限公司: the longest form of the document, where just one is longest."""
    forms: dict[str, list[str]] = {}
    for name in names:
        core = _CORPORATE.sub("", name)
        if len(core) > _CORE:
            forms.setdefault(core, []).append(name)
    found: dict[str, str] = {}
    for same in forms.values():
        longest = sorted(same, key=lambda name: (-len(name), name))
        if len(longest) > 1 and len(longest[0]) > len(longest[1]):
            found.update((name, longest[0]) for name in longest[1:])
    return found
