"""Where quotes that contradict each other differ, character by character."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from pipeline.schema import Span

# Beyond this many characters the matcher's time grows past what a reader would gain.
_COMPARED = 1_500
# Quotes with less in common than this would be marked all over, which shows nothing.
_ALIKE = 0.4
_SHORT = 12
# Of stretches longer than `WHOLE` so much is shown of either end.
_KEPT = 120
WHOLE = 3 * _KEPT

Range = tuple[int, int]


class Piece(NamedTuple):
    """A run of a quote's characters; `changed` where another quote reads differently."""

    text: str
    changed: bool


def compared(texts: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of every quote: the others against the first, the first against them all.

    >>> [[piece.text for piece in pieces if piece.changed] for pieces in compared(["7个未来产业", "9个未来产业"])]
    [['7'], ['9']]
    """
    if not texts:
        return ()
    first = texts[0]
    pairs = [differences(first, other) for other in texts[1:]]
    ranges = [[span for left, _ in pairs for span in left], *(right for _, right in pairs)]
    return tuple(_shortened(_pieces(text, spans)) for text, spans in zip(texts, ranges, strict=True))


def grouped(quotes: Sequence[Span]) -> Sequence[Sequence[Span]]:
    """Quotes by what each is compared with: two by two where two documents take turns, else all with each other."""
    one, other = quotes[::2], quotes[1::2]
    turns = {(first.document, second.document) for first, second in zip(one, other, strict=False)}
    if len(quotes) % 2 or len(turns) != 1 or len(set(*turns)) == 1:
        return [quotes]
    return list(zip(one, other, strict=True))


def differences(left: str, right: str) -> tuple[list[Range], list[Range]]:
    """The half-open ranges of either side that the other lacks; none where they have too little in common."""
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    a, b = left[head : len(left) - tail], right[head : len(right) - tail]
    if max(len(a), len(b)) > _COMPARED:
        return [(head, head + len(a))], [(head, head + len(b))]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    equal = head + tail + sum(block.size for block in matcher.get_matching_blocks())
    longest = max(len(left), len(right))
    if longest > _SHORT and 2 * equal < _ALIKE * (len(left) + len(right)):
        return [], []
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        [(head + code[1], head + code[2]) for code in codes if code[1] < code[2]],
        [(head + code[3], head + code[4]) for code in codes if code[3] < code[4]],
    )


def _common(left: str, right: str) -> int:
    for index, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return index
    return min(len(left), len(right))


def _pieces(text: str, ranges: Iterable[Range]) -> list[Piece]:
    spans = sorted(ranges)
    cuts = sorted({0, len(text), *(at for span in spans for at in span)})
    pieces: list[Piece] = []
    for start, end in pairwise(cuts):
        changed = any(a <= start and end <= b for a, b in spans)
        if pieces and pieces[-1].changed == changed:
            pieces[-1] = Piece(pieces[-1].text + text[start:end], changed)
        else:
            pieces.append(Piece(text[start:end], changed))
    return pieces or [Piece(text, False)]


def _shortened(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(Piece(_clipped(piece.text), piece.changed) for piece in pieces)


def _clipped(text: str) -> str:
    if len(text) <= WHOLE:
        return text
    return f"{text[:_KEPT]}……（略{len(text) - 2 * _KEPT}字）……{text[-_KEPT:]}"
