"""How sure a score is: its interval over texts that are drawn again and again with replacement.

Percentile intervals after Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 13. Texts are drawn, not
single marks: what stands in one text stands there for common reasons, and marks drawn singly would look too sure.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.learning.matching import Tally

Interval = tuple[float, float]
DRAWS = 2000
"""Efron & Tibshirani (1993, section 13.3): intervals want a thousand draws or more."""
LEVEL = 0.95
SEED = 7


def intervals(texts: Sequence[Mapping[tuple[str, ...], Tally]]) -> dict[tuple[str, ...], Interval]:
    """The interval of the F1 of every key, low and high in [0, 1]; keys of which there is nothing are left out.

    A draw that has no mark of a key says nothing of it. Of a single text the interval is its F1.

    >>> good, bad = {("a",): Tally(4, 4, 4, 4)}, {("a",): Tally(4, 4, 0, 0)}
    >>> intervals([good, good]), intervals([good, bad])
    ({('a',): (1.0, 1.0)}, {('a',): (0.0, 1.0)})
    """
    keys = sorted({key for scores in texts for key, tally in scores.items() if tally.gold or tally.found})
    if not keys:
        return {}
    rows = [[_row(scores.get(key, Tally())) for key in keys] for scores in texts]
    drawn = np.random.default_rng(SEED).integers(len(texts), size=(DRAWS, len(texts)))
    times = (drawn[:, :, np.newaxis] == np.arange(len(texts))).sum(axis=1)
    # Draws × keys × the four numbers of a tally.
    gold, found, hit, right = np.moveaxis(np.tensordot(times, np.array(rows), axes=1), -1, 0)
    precision, recall = right / np.maximum(found, 1), hit / np.maximum(gold, 1)
    both = precision + recall
    f1 = 2 * precision * recall / np.where(both, both, 1)
    f1[(gold == 0) & (found == 0)] = np.nan
    low, high = np.nanpercentile(f1, [50 * (1 - LEVEL), 50 * (1 + LEVEL)], axis=0)
    return {key: (float(low[i]), float(high[i])) for i, key in enumerate(keys)}


def _row(tally: Tally) -> tuple[int, int, int, int]:
    return tally.gold, tally.found, tally.hit, tally.right
