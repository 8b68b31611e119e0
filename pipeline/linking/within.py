"""Within one document a short name means the long one that the document also uses, where only one can be meant."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pipeline.linking.cited import Cited, Place, is_bare, is_report, meant
from pipeline.linking.kinds import title
from pipeline.schema import Alias, Document, Extract, Mention

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


def titles(extract: Extract, cited: Cited) -> tuple[dict[str, str], dict[Place, str]]:
    """What titles mean here, by name and some by place: defined abbreviations first, then the only longer title.

    What the words before a bare 《规划》 tell goes for its place, and for all others where they tell but one. Of which
    nobody knows the full title is what this document calls so: 规划（甲所称） is not 规划（乙所称）.
    """
    defined = {title(a.text): title(a.name) for a in extract.aliases if a.kind == "DOC"}
    seen = set(cited.titles.values())
    names = _in_full(extract.document, seen, defined)
    led = {
        place: full
        for place, lead in cited.leads.items()
        if (short := cited.titles[place]) not in defined and (full := meant(short, lead, seen, names.get(short, "")))
    }
    vague = {full for place, full in led.items() if full not in seen and not cited.leads[place].is_whole}
    names.update((full, f"{full}（{cited.own}所称）") for full in vague)
    for short, told in _by_name(cited.titles, led).items():
        if short not in names and len(told) == 1:
            names[short] = names.get(*told, *told)
    for short in sorted(seen - set(names) - set(names.values())):
        if is_bare(short):
            names[short] = f"{short}（{cited.own}所称）"
    whole = {place: name for place, name in cited.titles.items() if name != title(place[1])}
    return names, {**whole, **led}


def _in_full(document: Document, seen: Collection[str], defined: Mapping[str, str]) -> dict[str, str]:
    """Short title → the full one that the document defines it for, or uses too."""
    names = _longest({*seen, *defined.values(), *_headed(document)})
    for short, full in defined.items():
        names[short] = names.get(full, full)
    # 《规划》 ends both 《专项规划》 and what that is short for: one document.
    for short in sorted(set(seen) - set(names)):
        ends = {names.get(full, full) for full in seen if full != short and full.endswith(short)}
        if len(ends) == 1:
            names[short] = ends.pop()
    # A report that calls itself nothing else is none of the reports that it cites.
    if is_report(own := title(document.title)) and is_bare(own):
        names.pop(own, None)
    return names


def _by_name(titles: Mapping[Place, str], led: Mapping[Place, str]) -> dict[str, set[str]]:
    """Short name → all that the words before it tell."""
    found: dict[str, set[str]] = {}
    for place, full in led.items():
        found.setdefault(titles[place], set()).add(full)
    return found


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


def redefined(extract: Extract) -> dict[Place, str]:
    """(start, 《规划》) → the full name: for a short name that is defined again, by the definition last before it."""
    names: dict[str, list[Alias]] = {}
    for alias in sorted(extract.aliases, key=lambda alias: alias.start):
        names.setdefault(alias.text, []).append(alias)
    several = {short: all_ for short, all_ in names.items() if len({alias.name for alias in all_}) > 1}
    found: dict[Place, str] = {}
    for mention in extract.mentions if several else ():
        if mention.text in several:
            before = [alias for alias in several[mention.text] if alias.start <= mention.start]
            found[mention.start, mention.text] = (before or several[mention.text])[-1 if before else 0].name
    return found


def people(mentions: Sequence[Mention], text: str) -> dict[Place, str]:
    """(start, 汲) → 汲佩德: a surname that just one full name begins with, or just one of those with its office.

    By place, as in one document 王局长 and 王主任 are two people.
    """
    persons = [m for m in mentions if m.kind == "PERSON"]
    offices: dict[str, set[str]] = {}
    for mention in persons:
        if len(mention.text) > 1:
            offices.setdefault(mention.text, set()).update(_offices(mention, text))
    found: dict[Place, str] = {}
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
