"""A document's sketch: the least hashes of its long shingles, by which copies know each other (Broder 1997)."""

from collections.abc import Sequence
from hashlib import blake2b

from pipeline.rules._once import kept
from pipeline.rules._tokens import tokens
from pipeline.schema import Extract

_WIDTH = 12
_SIZE = 32
# Of 32 least hashes two copies of one text shared 28 or more, two yearly reports of one government 3 at most.
_SHARED = 12


def same_text(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sketches are those of one text."""
    return len(one & other) >= _SHARED


@kept
def sketch(extract: Extract) -> frozenset[int]:
    """The least hashes of the document's shingles of twelve tokens."""
    return _least(tokens(extract).words)


def _least(words: Sequence[str]) -> frozenset[int]:
    shingles = {"".join(words[i : i + _WIDTH]) for i in range(len(words) - _WIDTH + 1)}
    hashes = (int.from_bytes(blake2b(s.encode("utf-8"), digest_size=8).digest(), "big") for s in shingles)
    return frozenset(sorted(hashes)[:_SIZE])
