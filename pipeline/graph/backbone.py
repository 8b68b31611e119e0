"""Which edges carry the graph: the disparity filter (Serrano, Boguñá and Vespignani 2009)."""

from collections import Counter
from collections.abc import Mapping

Pair = tuple[str, str]


def disparity(weights: Mapping[Pair, float]) -> dict[Pair, float]:
    """Edge → how likely it is that chance gives one of its ends an edge of such a share, in [0, 1]; less is stronger.

    For a node of k edges and strength s, an edge of weight w has (1 - w / s) ** (k - 1); of its two ends the less
    likely counts. A node of one edge says nothing of it: 1.

    >>> star = {("a", "b"): 8, ("a", "c"): 1, ("a", "d"): 1}
    >>> {v: round(value, 4) for (_, v), value in disparity(star).items()}
    {'b': 0.04, 'c': 0.81, 'd': 0.81}
    """
    degree = Counter(node for pair in weights for node in pair)
    strength: dict[str, float] = {}
    for pair, weight in weights.items():
        for node in pair:
            strength[node] = strength.get(node, 0) + weight

    def seen_from(node: str, weight: float) -> float:
        few = degree[node] < 2
        return 1.0 if few else float((1 - weight / strength[node]) ** (degree[node] - 1))

    return {(u, v): min(seen_from(u, weight), seen_from(v, weight)) for (u, v), weight in weights.items()}
