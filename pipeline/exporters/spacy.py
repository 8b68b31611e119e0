"""Extracts as spaCy documents: spans by kind, extensions that give back the record behind a span, and DocBin.

spaCy's user data must be plain to be pickled, stored or sent to another process, so a document carries its extract and
its findings as JSON; `extension` getters read them. spaCy is imported when a function needs it: it is optional.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from pipeline.errors import EngineError
from pipeline.exporters._plain import encoded
from pipeline.schema import Count, Extract, Finding, Indicator, Mention, Span

if TYPE_CHECKING:
    import spacy.tokens

NAMES: Final = "zhengce"
INDICATORS: Final = "indicators"
COUNTS: Final = "counts"
FINDINGS: Final = "findings"
TITLE: Final = "title"
"""Where a document's name stands in `doc.user_data`: the one entry that displaCy knows as well."""

_EXTRACT, _FOUND = "zhengce.extract", "zhengce.findings"
_SURROGATE = re.compile("[\ud800-\udfff]")
# Records are asked for span by span, but a text is decoded once; this many stay decoded.
_DECODED = 16


class Told(NamedTuple):
    """What a span of spaCy stands for: a record, its label, and the exact words (the span may be wider)."""

    record: Mention | Indicator | Count | Finding
    label: str
    quote: Span


def tokens(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Half-open token positions of the half-open character positions: every token that shares a character with them.

    `starts` and `ends` say where each token begins and ends; there must be one at least. What lies between tokens, or
    has no width, is told by the token behind it, at the end of the text by the last one.

    >>> tokens([0, 2, 5], [2, 4, 7], 1, 3), tokens([0, 2, 5], [2, 4, 7], 4, 5), tokens([0, 2, 5], [2, 4, 7], 7, 7)
    ((0, 2), (2, 3), (2, 3))
    """
    first, last = bisect_right(ends, start), bisect_left(starts, end)
    if first < last:
        return first, last
    behind = min(first, len(starts) - 1)
    return behind, behind + 1


def fill(doc: "spacy.tokens.Doc", extract: Extract, findings: Iterable[Finding] | None = None) -> None:
    """Set `doc.spans` and what the extensions read, from the extract (and findings) of the document's own text.

    A span covers every token that its record touches, so a name that cuts through a token is wider, never lost.
    `ValueError` where the extract is of another text.
    """
    from spacy.tokens import Span as Tokens

    if len(extract.document.text) != len(doc.text):
        raise ValueError(f"{extract.document.id}: the extract is of another text")
    doc.user_data[_EXTRACT] = encoded(extract)
    doc.user_data.pop(_FOUND, None)
    if findings is not None:
        doc.user_data[_FOUND] = encoded(tuple(findings))
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    groups: dict[str, list[Any]] = {name: [] for name in (NAMES, INDICATORS, COUNTS, FINDINGS)}
    for name, told in _all(doc).items():
        first, last = tokens(starts, ends, told.quote.start, told.quote.end)
        # No kb_id: displaCy writes it into every label, over the line below. The entity stands in the record.
        groups[name.partition(":")[0]].append(Tokens(doc, first, last, told.label, span_id=name))
    for group, spans in groups.items():
        doc.spans[group] = spans


def name_entities(doc: "spacy.tokens.Doc") -> None:
    """Make `doc.ents` of the names; of two that share a token the longer one stands, entities beside them stay."""
    from spacy.util import filter_spans

    names = filter_spans(doc.spans[NAMES])
    taken = {place for name in names for place in range(name.start, name.end)}
    doc.ents = (*names, *(ent for ent in doc.ents if taken.isdisjoint(range(ent.start, ent.end))))


def docs(extracts: Iterable[Extract], vocab: Any) -> Iterator["spacy.tokens.Doc"]:
    """The documents of spaCy, a token a character, so every span is exact; the name stands in `doc.user_data`.

    A lone surrogate, which spaCy cannot hold, becomes U+FFFD, so positions stay right.
    """
    from spacy.tokens import Doc

    for extract in extracts:
        name, text = (_SURROGATE.sub("\ufffd", said) for said in (extract.document.id, extract.document.text))
        # Not spaCy's own tokenizer, which looks for every character in a new copy of the rest of the text.
        doc = Doc(vocab, words=list(text), spaces=[False] * len(text), user_data={TITLE: name})
        fill(doc, extract)
        yield doc


def stream(extracts: Iterable[Extract], file: IO[bytes]) -> None:
    """Write the documents as one DocBin with spans and records; held in memory until the last one is there.

    Raises `EngineError` where spaCy is not installed.
    """
    try:
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab
    except ImportError as error:
        raise EngineError("没有安装 spacy", hint="在项目文件夹里运行 pip install '.[engines]'") from error
    file.write(DocBin(docs=docs(extracts, Vocab()), store_user_data=True).to_bytes())


def register() -> tuple[str, ...]:
    """Add the extensions to spaCy's `Doc` and `Span`; those that are another component's are left and returned."""
    from spacy import tokens as spacy_tokens

    taken = []
    for kind, getters in (("Doc", _OF_DOC), ("Span", _OF_SPAN)):
        owner = getattr(spacy_tokens, kind)
        for name, getter in getters.items():
            if not owner.has_extension(name):
                owner.set_extension(name, getter=getter)
            elif getattr(owner.get_extension(name)[2], "__module__", "") != __name__:
                taken.append(f"{kind}._.{name}")
    return tuple(taken)


def _extract(doc: Any) -> Extract | None:
    raw = doc.user_data.get(_EXTRACT)
    return _decoded(raw) if raw else None


def _findings(doc: Any) -> tuple[Finding, ...] | None:
    raw = doc.user_data.get(_FOUND)
    return _decoded_findings(raw) if raw else None


def _all(doc: Any) -> Mapping[str, Told]:
    raw = doc.user_data.get(_EXTRACT)
    return _told(raw, doc.user_data.get(_FOUND) or b"[]") if raw else {}


def _record(span: Any) -> Mention | Indicator | Count | Finding | None:
    told = _all(span.doc).get(span.id_)
    return told.record if told else None


def _quote(span: Any) -> str:
    told = _all(span.doc).get(span.id_)
    return told.quote.text if told else span.text


_OF_DOC: Final[dict[str, Callable[[Any], object]]] = {
    "extract": _extract,
    "findings": _findings,
    "indicators": lambda doc: found.indicators if (found := _extract(doc)) else (),
    "counts": lambda doc: found.counts if (found := _extract(doc)) else (),
}
_OF_SPAN: Final[dict[str, Callable[[Any], object]]] = {"record": _record, "quote": _quote}


@lru_cache(maxsize=_DECODED)
def _decoded(raw: bytes) -> Extract:
    return msgspec.json.decode(raw, type=Extract)


@lru_cache(maxsize=_DECODED)
def _decoded_findings(raw: bytes) -> tuple[Finding, ...]:
    return msgspec.json.decode(raw, type=tuple[Finding, ...])


@lru_cache(maxsize=_DECODED)
def _told(extract: bytes, findings: bytes) -> dict[str, Told]:
    """By the id that its span carries: two records in one place differ in nothing else that spaCy keeps."""
    known = _decoded(extract)
    told: dict[str, Told] = {}
    for i, mention in enumerate(known.mentions):
        told[f"{NAMES}:{i}"] = Told(mention, mention.kind, mention)
    for i, indicator in enumerate(known.indicators):
        told[f"{INDICATORS}:{i}"] = Told(indicator, "INDICATOR", indicator)
    for i, count in enumerate(known.counts):
        told[f"{COUNTS}:{i}"] = Told(count, "COUNT", count)
    for i, finding in enumerate(_decoded_findings(findings)):
        for j, evidence in enumerate(finding.evidence):
            told[f"{FINDINGS}:{i}:{j}"] = Told(finding, finding.rule, evidence)
    return told
