"""Mentions → names: what a corpus names, how often and where."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.exporters._places import Locate, Place
from pipeline.schema import NAME_KINDS, Extract

# Kinds that no schema of ours knows come last.
_RANK: dict[str, int] = {kind: rank for rank, kind in enumerate(NAME_KINDS)}


class Seen(NamedTuple):
    """A name in one document: where first, as a place and as an offset, and how often."""

    place: Place
    start: int
    mentions: int


class Name(NamedTuple):
    """An entity; `forms` are the other words it goes by, most frequent first."""

    entity: str
    kind: str
    name: str
    mentions: int
    forms: tuple[str, ...]
    documents: tuple[Seen, ...]


def names(extracts: Sequence[Extract], locators: Mapping[str, Locate]) -> tuple[Name, ...]:
    """The names of a corpus by kind, the most mentioned first."""
    kinds: dict[str, str] = {}
    seen: dict[str, dict[int, Seen]] = {}
    forms: dict[str, dict[str, int]] = {}
    for index, extract in enumerate(extracts):
        for mention in extract.mentions:
            form = "".join(mention.text.split())
            entity = mention.entity or f"{mention.kind}:{form}"
            kinds.setdefault(entity, mention.kind)
            here = seen.setdefault(entity, {})
            first = here.get(index) or Seen(locators[mention.document](mention.start), mention.start, 0)
            here[index] = first._replace(mentions=first.mentions + 1)
            written = forms.setdefault(entity, {})
            written[form] = written.get(form, 0) + 1
    found = [_name(entity, kind, seen[entity], forms[entity]) for entity, kind in kinds.items()]
    return tuple(sorted(found, key=lambda name: (_RANK.get(name.kind, len(_RANK)), -name.mentions, name.name)))


def _name(entity: str, kind: str, seen: dict[int, Seen], forms: dict[str, int]) -> Name:
    name = entity.partition(":")[2]
    others = sorted((form for form in forms if form != name), key=lambda form: (-forms[form], form))
    return Name(entity, kind, name, sum(forms.values()), tuple(others), tuple(seen.values()))
