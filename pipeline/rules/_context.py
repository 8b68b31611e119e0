"""Where a span stands: its sentence, the words before it, and what they say of place and time."""

import re
from bisect import bisect_left, bisect_right

from pipeline.once import kept
from pipeline.schema import Extract, Mention, Span

IDLE = "去年|今年|上年|全年|我国|[全我本][国省市县区州]|已经?|了|的|共|达到?|为|在|再"
"""What says nothing of what is told, whoever tells it: when it was, whose it is, that it is so."""
_SCOPE = re.compile(
    r"全[国省市县区州球]|(?:国家|[省市县区州])(?:级|里|层面)|[我本][省市县区]|[每各][省市县区]|每个|(?:19|20)[0-9]{2}年|[一二三四五六七八九〇○零]{4}年|十[一二三四五六七八九]?五|去年|今年|明年|原来|过去|上年|本年"
)


def place(record: Span) -> Span:
    """Where a record stands, without what is said of it: for evidence from documents that are no longer at hand."""
    return Span(record.document, record.start, record.end, record.text)


def line(span: Span) -> str:
    """The words of a span without blanks and line ends."""
    return "".join(span.text.split())


def sentence_of(extract: Extract, span: Span) -> Span:
    """The sentence that holds the start of a span."""
    starts = _starts(extract.sentences)
    return extract.sentences[max(0, bisect_right(starts, span.start) - 1)]


def before(extract: Extract, span: Span, width: int = 14) -> str:
    """The words of its sentence just before a span, without blanks."""
    start = sentence_of(extract, span).start
    return "".join(extract.document.text[start : span.start].split())[-width:]


def scope(extract: Extract, span: Span) -> frozenset[str]:
    """The places and times that its sentence has named up to a span."""
    sentence = sentence_of(extract, span)
    said = extract.document.text[sentence.start : span.start].translate(_NARROW)
    # 长三角一体化深入推进，四大平台功能…: a place that another clause tells of is none of this one's.
    clause = sentence.start + max(map(said.rfind, "，；,;")) + 1
    named, starts = _places(extract.mentions)
    near = named[bisect_left(starts, sentence.start) : bisect_left(starts, span.start)]
    places = {m.text for m in near if m.end <= span.start and (m.start >= clause or m.start == sentence.start)}
    return frozenset(places | {match.group() for match in _SCOPE.finditer(said)})


_NARROW = {code: code - 0xFEE0 for code in range(ord("０"), ord("９") + 1)}


@kept
def _starts(sentences: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in sentences)


@kept
def _places(mentions: tuple[Mention, ...]) -> tuple[list[Mention], list[int]]:
    """The places in their order, and where they start."""
    named = sorted((mention for mention in mentions if mention.kind == "PLACE"), key=lambda mention: mention.start)
    return named, [mention.start for mention in named]
