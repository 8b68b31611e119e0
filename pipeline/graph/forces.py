"""ForceAtlas2 (Jacomy et al. 2014), step for step as networkx 3.6 takes it, without its array of all differences."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Link = tuple[int, int, float]

# networkx's defaults: how strongly nodes push, how much swinging is borne, and the bounds of its speed.
REPULSION, TOLERANCE = 2.0, 1.0
_LEAST_EFFICIENCY, _FASTEST, _LARGEST_RISE = 0.05, 1000.0, 0.5
_STILL = 1e-10


class _Pace(NamedTuple):
    """The speed of all nodes, how much of it is used, and the sums of swinging and of steady movement so far."""

    speed: float = 1.0
    efficiency: float = 1.0
    swing: float = 1.0
    traction: float = 1.0

    def after(self, swing: float, traction: float, size: int) -> "_Pace":
        """The pace of the next step, after so much more swinging and movement."""
        swing, traction = self.swing + swing, self.traction + traction
        usual = 0.05 * size**0.5
        jitter = TOLERANCE * max(usual**0.5, min(10.0, usual * traction / size**2))
        efficiency = self.efficiency
        if swing / traction > 2.0:
            efficiency *= 0.5 if efficiency > _LEAST_EFFICIENCY else 1.0
            jitter = max(jitter, TOLERANCE)
        target = jitter * efficiency * traction / swing if swing else np.inf
        if swing > jitter * traction:
            efficiency *= 0.7 if efficiency > _LEAST_EFFICIENCY else 1.0
        elif self.speed < _FASTEST:
            efficiency *= 1.3
        speed = self.speed + min(target - self.speed, _LARGEST_RISE * self.speed)
        return _Pace(speed, efficiency, swing, traction)


def forceatlas2(size: int, links: Sequence[Link], *, rounds: int, gravity: float, seed: int) -> Points:
    """The places of `size` nodes, shape (size, 2), after so many rounds under strong gravity.

    A link is (node, node, pull). Time and memory grow with the square of `size`.
    """
    points = np.random.RandomState(seed).rand(size, 2).astype(np.float32).astype(np.float64)
    ends = np.array([link[:2] for link in links], np.int64).reshape(-1, 2)
    pull = np.array([link[2] for link in links], np.float64)
    mass = np.bincount(ends.ravel(), minlength=size).astype(np.float64) + 1.0
    pace = _Pace()
    for _ in range(rounds):
        force = _pulled(points, ends, pull)
        force += _pushed(points, mass)
        force -= gravity * mass[:, None] * (points - points.mean(axis=0))
        pace = pace.after(
            float((mass * np.hypot(*(points - force).T)).sum()),
            float((0.5 * mass * np.hypot(*(points + force).T)).sum()),
            size,
        )
        force *= (pace.speed / (1 + np.sqrt(pace.speed * mass * np.hypot(*force.T))))[:, None]
        points += force
        if np.abs(force).sum() < _STILL:
            break
    return points


def _pulled(points: Points, ends: NDArray[np.int64], pull: NDArray[np.float64]) -> Points:
    """What links pull, in proportion to their length."""
    way = (points[ends[:, 0]] - points[ends[:, 1]]) * pull[:, None]
    force = np.zeros_like(points)
    np.add.at(force, ends[:, 1], way)
    np.add.at(force, ends[:, 0], -way)
    return force


def _pushed(points: Points, mass: NDArray[np.float64]) -> Points:
    """What all nodes push each other away, by their masses and the inverse of their distance."""
    across, down = (np.subtract.outer(values, values) for values in points.T)
    push = across * across + down * down
    np.fill_diagonal(push, 1.0)
    np.divide(np.multiply.outer(REPULSION * mass, mass), push, out=push)
    return np.column_stack([np.einsum("ij,ij->i", way, push) for way in (across, down)])
