"""A document's sketch: the least hashes of its long shingles, by which copies know each other (Broder 1997)."""

import numpy as np

from pipeline.once import kept
from pipeline.rules._tokens import shingles, tokens
from pipeline.schema import Extract

_WIDTH = 12
_SIZE = 32
# What is said several times counts once: the least are looked for among so many.
_AMONG = 256
# Of 32 least hashes two copies of one text shared 28 or more, two yearly reports of one government 3 at most.
_SHARED = 12


def same_text(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sketches are those of one text."""
    return len(one & other) >= _SHARED


@kept
def sketch(extract: Extract) -> frozenset[int]:
    """The least hashes of the document's shingles of twelve tokens."""
    runs = shingles(tokens(extract).codes, _WIDTH)
    least = np.partition(runs, _AMONG)[:_AMONG] if len(runs) > _AMONG else runs
    return frozenset(np.unique(least)[:_SIZE].tolist())
