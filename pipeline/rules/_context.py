"""Where a span stands: its sentence, and the words before it."""

from bisect import bisect_right
from functools import lru_cache

from pipeline.schema import Extract, Span


def sentence_of(extract: Extract, span: Span) -> Span:
    """The sentence that holds the start of a span."""
    starts = _starts(extract.sentences)
    return extract.sentences[max(0, bisect_right(starts, span.start) - 1)]


def before(extract: Extract, span: Span, width: int = 14) -> str:
    """The words of its sentence just before a span."""
    sentence = sentence_of(extract, span)
    return sentence.text[max(0, span.start - sentence.start - width) : span.start - sentence.start]


@lru_cache(maxsize=2)
def _starts(sentences: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in sentences)
