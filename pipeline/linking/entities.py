"""Gives every mention, indicator and count the entity it refers to: `KIND:canonical name`."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from pipeline.linking.indicators import class_entity, indicator_entity
from pipeline.linking.normal import normal, title
from pipeline.linking.tables import aliases, areas, industries
from pipeline.linking.within import long_bodies, people, seats, titles_of
from pipeline.schema import Extract, Relation

Names = Mapping[str, str]


def link(extract: Extract) -> Extract:
    """The same extract with `entity` set wherever a record has one."""
    within = _within(extract)
    return replace(
        extract,
        mentions=tuple(replace(m, entity=_entity(m.kind, m.text, within)) for m in extract.mentions),
        indicators=tuple(replace(i, entity=indicator_entity(i.indicator)) for i in extract.indicators),
        counts=tuple(replace(c, entity=class_entity(c.head)) for c in extract.counts),
        relations=tuple(_related(r, within) for r in extract.relations),
    )


def _within(extract: Extract) -> dict[str, Names]:
    """By kind, what the document's own short names mean."""
    bodies = [_BY_KIND["ORG"](m.text) for m in extract.mentions if m.kind == "ORG"]
    defined: dict[str, dict[str, str]] = {}
    for alias in extract.aliases:
        spelt = _BY_KIND.get(alias.kind, normal)
        defined.setdefault(alias.kind, {})[spelt(alias.text)] = spelt(alias.name)
    persons = [normal(m.text) for m in extract.mentions if m.kind == "PERSON"]
    return {
        **defined,
        "DOC": titles_of(extract),
        "ORG": {**long_bodies(bodies, seats(extract)), **defined.get("ORG", {})},
        "PERSON": people(persons),
    }


def _entity(kind: str, text: str, within: Mapping[str, Names]) -> str:
    name = _BY_KIND.get(kind, normal)(text)
    name = within.get(kind, {}).get(name, name)
    return f"{kind}:{aliases(kind).get(name, name)}"


def _related(relation: Relation, within: Mapping[str, Names]) -> Relation:
    return replace(relation, source=_relinked(relation.source, within), target=_relinked(relation.target, within))


def _relinked(entity: str, within: Mapping[str, Names]) -> str:
    kind, colon, text = entity.partition(":")
    if kind == "CLASS":
        return class_entity(text)
    return _entity(kind, text, within) if colon and kind in _BY_KIND else entity


def _industry(text: str) -> str:
    """数字经济产业 is 数字经济 where the lexicon knows the shorter name."""
    name = normal(text)
    for tail in ("全产业链", "产业链", "产业"):
        stem = name.removesuffix(tail)
        if stem != name and stem in industries():
            return stem
    return name


def _place(text: str) -> str:
    name = normal(text)
    return areas().get(name, name)


def _body(text: str) -> str:
    name = normal(text).removeprefix("中共")
    return aliases("ORG").get(name, name)


_BY_KIND: dict[str, Callable[[str], str]] = {
    "INDUSTRY": _industry,
    "CARRIER": normal,
    "SLOGAN": normal,
    "DOC": title,
    "ORG": _body,
    "PERSON": normal,
    "PLACE": _place,
}
