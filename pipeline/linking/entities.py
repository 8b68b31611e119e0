"""Gives every mention, indicator, count and definition the entity it refers to: `KIND:canonical name`."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from pipeline.lexicons.spelling import normal
from pipeline.linking.aliases import Aliases, aliases
from pipeline.linking.bodies import bodies
from pipeline.linking.cited import read
from pipeline.linking.indicators import NATION, REGION, class_entity, indicator_entity
from pipeline.linking.kinds import spelt, stem
from pipeline.linking.lists import headed
from pipeline.linking.seats import is_national, seats
from pipeline.linking.taxonomy import branches
from pipeline.linking.within import people, redefined, titles
from pipeline.schema import NAME_KINDS, Definition, Extract, Mention, Relation

_QUOTED = re.compile("“([^“”]+)”")
# A short name whose full one is of no kind may still be recognised where it stands.
_TERMED = frozenset({"INDUSTRY", "CARRIER", "SLOGAN", "ORG"})


class Here(Struct, frozen=True):
    """What names mean in one document: by kind; some by where they stand; the aliases it is under; what GDP is."""

    names: Mapping[str, Mapping[str, str]]
    placed: Mapping[tuple[int, str], str]
    known: Aliases
    product: str


def link(extract: Extract) -> Extract:
    """The same extract with `entity` set wherever a record has one, and the branches of its industries."""
    here = _here(extract)
    mentions = tuple(_mention(m, here) for m in extract.mentions)
    return replace(
        extract,
        mentions=mentions,
        indicators=tuple(
            replace(i, entity=indicator_entity(i.indicator, i.measure, here.product, here.known))
            for i in extract.indicators
        ),
        counts=tuple(replace(c, entity=class_entity(c.head, here.known)) for c in extract.counts),
        relations=tuple(_related(r, here) for r in extract.relations),
        definitions=_defined(extract.definitions, mentions),
    )


def _here(extract: Extract) -> Here:
    known = aliases(extract.document)
    national = is_national(extract.document)
    defined: dict[str, dict[str, str]] = {}
    for alias in extract.aliases:
        defined.setdefault(alias.kind, {})[_spelt(alias.kind, alias.text, known)] = _spelt(
            alias.kind, alias.name, known
        )
    spoken = seats(extract)
    orgs = {_spelt("ORG", m.text, known) for m in extract.mentions if m.kind == "ORG"}
    orgs.update(defined.get("ORG", {}).values())
    full = bodies(orgs, spoken, national=national)
    full.update({short: full.get(name, name) for short, name in defined.get("ORG", {}).items()})

    def body(text: str) -> str:
        name = _spelt("ORG", text, known)
        return full.get(name, name)

    documents, led = titles(extract, read(extract, spoken, body))
    # What the table calls a name it is, wherever it stands.
    told = {**known.of("DOC"), **known.of("CARRIER")}
    stood = {place: name for place, name in {**led, **headed(extract)}.items() if normal(place[1]) not in told}
    return Here(
        {**defined, "DOC": documents, "ORG": full},
        {**people(extract.mentions, extract.document.text), **stood, **redefined(extract)},
        known,
        NATION if national else REGION,
    )


def _spelt(kind: str, text: str, known: Aliases) -> str:
    """A name in its one spelling, or what the alias table calls it."""
    table = known.of(kind)
    name = spelt(kind, table.get(normal(text), text))
    # 竹家居产业链 is 竹家居 where the table speaks of that.
    short = stem(kind, name)
    name = short if name not in table and short in known.told.get(kind, ()) else name
    return table.get(name, name)


def _entity(kind: str, text: str, here: Here) -> str:
    name = _spelt(kind, text, here.known)
    for meant in (here.names.get(kind), here.names.get("TERM") if kind in _TERMED else None):
        if meant and name in meant:
            name = meant[name]
            break
    return f"{kind}:{here.known.of(kind).get(name, name)}"


def _mention(mention: Mention, here: Here) -> Mention:
    text = here.placed.get((mention.start, mention.text), mention.text) if here.placed else mention.text
    entity = _entity(mention.kind, text, here)
    if mention.kind != "INDUSTRY":
        return replace(mention, entity=entity)
    return replace(mention, entity=entity, taxonomy=branches(entity.removeprefix("INDUSTRY:")))


def _related(relation: Relation, here: Here) -> Relation:
    """With both ends as the names in its span are meant where they stand."""
    placed = {
        "".join(words.split()): name
        for (start, words), name in here.placed.items()
        if relation.start <= start < relation.end
    }
    source, target = (_relinked(end, here, placed) for end in (relation.source, relation.target))
    return replace(relation, source=source, target=target)


def _relinked(entity: str, here: Here, placed: Mapping[str, str]) -> str:
    kind, colon, text = entity.partition(":")
    if kind == "CLASS":
        return class_entity(text, here.known)
    return _entity(kind, placed.get(text, text), here) if colon and kind in NAME_KINDS else entity


def _defined(definitions: Iterable[Definition], mentions: Iterable[Mention]) -> tuple[Definition, ...]:
    """A definition explains what its term is mentioned as, there or anywhere; else the term as such."""
    known = tuple(definitions)
    meant: dict[str, str] = {}
    for mention in mentions if known else ():
        meant.setdefault(normal(mention.text), mention.entity)
    return tuple(replace(d, entity=_explained(d.text, meant)) for d in known)


def _explained(term: str, meant: Mapping[str, str]) -> str:
    """“双百攻坚”行动 is explained where “双百攻坚” is."""
    quoted = _QUOTED.findall(term)
    words = [normal(term), *(map(normal, quoted) if len(quoted) == 1 else ())]
    return next((meant[word] for word in words if word in meant), f"TERM:{words[0]}")
