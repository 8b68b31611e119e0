"""A document as the words that carry meaning: numbers and Latin words whole, Han characters one by one, no marks."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from pipeline.rules._once import kept
from pipeline.schema import Document, Extract, Span

_WORD = re.compile(
    r"(?P<word>[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?[%％]?|[A-Za-z]+|[\u4e00-\u9fff\u3400-\u4dbf])|(?P<stop>[，。；：！？,;:!?])"
)
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class Tokens(NamedTuple):
    """Parallel lists: the words, where each stands in the document, and the indices at which clauses begin."""

    document: Document
    words: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[int]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document from token `start` up to token `end`."""
        return self.document.span(self.starts[start], self.ends[end - 1])

    def clause(self, at: int) -> tuple[int, int]:
        """The tokens of the clause that token `at` stands in."""
        k = bisect_right(self.breaks, at)
        return self.breaks[k - 1], self.breaks[k] if k < len(self.breaks) else len(self.words)

    def at(self, start: int) -> int:
        """The first token at or behind a place of the document."""
        return bisect_left(self.starts, start)


# Several rules ask in turn for the document at hand.
@kept
def tokens(extract: Extract) -> Tokens:
    """The tokens of all sentences, in order."""
    found = Tokens(extract.document, [], [], [], [])
    for sentence in extract.sentences:
        _break(found)
        for match in _WORD.finditer(sentence.text):
            if match["stop"]:
                _break(found)
                continue
            word = match["word"]
            found.words.append(word if len(word) == 1 and word > "\u3400" else word.translate(_NARROW).lower())
            found.starts.append(sentence.start + match.start())
            found.ends.append(sentence.start + match.end())
    return found


def _break(found: Tokens) -> None:
    if not found.breaks or found.breaks[-1] != len(found.words):
        found.breaks.append(len(found.words))
