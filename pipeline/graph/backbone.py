"""Which edges carry the graph: the disparity filter (Serrano, Boguñá and Vespignani 2009)."""

from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


@overload
def disparity(weight: int, strength: int, degree: int) -> float: ...
@overload
def disparity(weight: Counts, strength: Counts, degree: Counts | NDArray[np.int32]) -> NDArray[np.float64]: ...
def disparity(weight: Any, strength: Any, degree: Any) -> Any:
    """How likely it is that chance gives a node an edge of such a share, in [0, 1]; less is stronger.

    For a node of k edges and strength s, an edge of weight w has (1 - w / s) ** (k - 1); of its two ends the less
    likely counts. A node of one edge says nothing of it: 1. Arrays of many edges do as well, but the last digits of
    what they give differ from machine to machine.

    A node of three edges that weigh 8, 1 and 1:

    >>> round(disparity(8, 10, 3), 4), round(disparity(1, 10, 3), 4), disparity(8, 8, 1)
    (0.04, 0.81, 1.0)
    """
    return (1 - weight / strength) ** (degree - 1)
