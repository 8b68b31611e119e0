"""Within one document a short name means the long one that the document also uses, where only one can be meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from pipeline.linking.kinds import title
from pipeline.schema import Alias, Document, Extract, Mention

_TYPE = (
    "规划纲要|规划|纲要|方案|计划|意见|办法|措施|条例|通知|决定|规定|细则|报告|目录|指南|建议|决议|清单|协议"
    "|公报|白皮书"
)
# 《规划》, 《专项规划》, 《实施意见》: says what kind of document, not which.
_BARE = re.compile(rf"^(?:实施|行动|若干|指导|工作|管理|专项|总体|三年|发展|暂行|政府){{0,2}}(?:{_TYPE})$")
_CITED = re.compile("《([^《》]{4,})》")
_ISSUED = re.compile("^.*?(?:印发|转发|发布|公布)|的通知$")
_BRACKET = re.compile(r"\([^()]*\)$")
_OFFICES = (
    "总书记|副?省长|副?市长|副?县长|副?区长|副?州长|副?局长|副?厅长|副?部长|副?司长|副?处长|院长|校长|所长|行长|会长|社长|副?主席|副?主任"
    "|副?书记|总理|委员长|秘书长|董事长|总经理|总裁|理事长|院士|教授|总工程师|总经济师|记者"
)
_AFTER = re.compile(rf"^(?:同志)?(?P<office>{_OFFICES})")
_BEFORE = re.compile(rf"(?P<office>{_OFFICES})[ \u3000：、]?$")
_SURNAME = 2


def titles(extract: Extract) -> dict[str, str]:
    """What titles mean here: defined abbreviations first, then the only longer title that ends so.

    A bare 《规划》 of which nobody knows the full title is the document's own: 甲〈规划〉 is not 乙〈规划〉.
    """
    defined = {title(a.text): title(a.name) for a in extract.aliases if a.kind == "DOC"}
    seen = {title(m.text) for m in extract.mentions if m.kind == "DOC"}
    meant = _longest({*seen, *defined.values(), *_headed(extract.document)})
    for short, full in defined.items():
        meant[short] = meant.get(full, full)
    # 《规划》 ends both 《专项规划》 and what that is short for: one document.
    for short in sorted(seen - set(meant)):
        ends = {meant.get(full, full) for full in seen if full != short and full.endswith(short)}
        if len(ends) == 1:
            meant[short] = ends.pop()
    own = set(meant.values())
    for short in sorted(seen - set(meant)):
        if _BARE.match(short) and short not in own:
            meant[short] = f"{_called(extract.document)}〈{short}〉"
    return meant


def _longest(known: Iterable[str]) -> dict[str, str]:
    """《规划》 → 《…发展规划》: a title that ends just one longer title, or is it without what stands in brackets."""
    every = sorted(set(known))
    found: dict[str, str] = {}
    for short in every:
        longer = [full for full in every if full != short and (full.endswith(short) or _BRACKET.sub("", full) == short)]
        longest = [full for full in longer if not any(other != full and other.endswith(full) for other in longer)]
        if len(longest) == 1:
            found[short] = longest[0]
    return found


def _headed(document: Document) -> Iterator[str]:
    """The document's own title, and the titles that stand in it: 印发《…规划》的通知."""
    if document.title:
        yield _ISSUED.sub("", title(document.title))
        yield from map(title, _CITED.findall(document.title))


def _called(document: Document) -> str:
    return title(document.title) or PurePath(document.id).stem


def redefined(extract: Extract) -> dict[tuple[int, str], str]:
    """(start, 《规划》) → the full name: for a short name that is defined again, by the definition last before it."""
    names: dict[str, list[Alias]] = {}
    for alias in sorted(extract.aliases, key=lambda alias: alias.start):
        names.setdefault(alias.text, []).append(alias)
    several = {short: all_ for short, all_ in names.items() if len({alias.name for alias in all_}) > 1}
    found: dict[tuple[int, str], str] = {}
    for mention in extract.mentions if several else ():
        if mention.text in several:
            before = [alias for alias in several[mention.text] if alias.start <= mention.start]
            found[mention.start, mention.text] = (before or several[mention.text])[-1 if before else 0].name
    return found


def people(mentions: Sequence[Mention], text: str) -> dict[tuple[int, str], str]:
    """(start, 汲) → 汲佩德: a surname that just one full name begins with, or just one of those with its office.

    By place, as in one document 王局长 and 王主任 are two people.
    """
    persons = [m for m in mentions if m.kind == "PERSON"]
    offices: dict[str, set[str]] = {}
    for mention in persons:
        if len(mention.text) > 1:
            offices.setdefault(mention.text, set()).update(_offices(mention, text))
    found: dict[tuple[int, str], str] = {}
    for mention in persons:
        full = sorted(n for n in offices if len(n) > len(mention.text) and n.startswith(mention.text))
        if len(full) > 1:
            here = set(_offices(mention, text))
            full = [name for name in full if offices[name] & here]
        if len(mention.text) <= _SURNAME and len(full) == 1:
            found[mention.start, mention.text] = full[0]
    return found


def _offices(mention: Mention, text: str) -> Iterator[str]:
    if after := _AFTER.match(text[mention.end : mention.end + 6]):
        yield after["office"]
    if before := _BEFORE.search(text[max(0, mention.start - 8) : mention.start]):
        yield before["office"]
