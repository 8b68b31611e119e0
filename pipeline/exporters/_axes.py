"""Axes of plots: numbers → pixels, and the round numbers between that are written beside them."""

from math import ceil, floor, log10
from typing import Final, NamedTuple

# Below so many times the least, a logarithm hides more than it shows.
_DECADES: Final = 50.0


class Axis(NamedTuple):
    """From `low` at pixel `start` to `high` at pixel `end`; a logarithmic one has no numbers below 0."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def at(self, number: float) -> float:
        """Where a number stands, in pixels."""
        low, high, here = (log10(n) if self.logarithmic else n for n in (self.low, self.high, number))
        return self.start + (self.end - self.start) * (here - low) / ((high - low) or 1.0)


def fitted(numbers: list[float], start: float, end: float) -> Axis:
    """An axis that holds the numbers with a little room at both ends; `ValueError` where there are none."""
    low, high = min(numbers), max(numbers)
    if low > 0 and high / low > _DECADES:
        return Axis(low / 1.3, high * 1.3, start, end, logarithmic=True)
    room = 0.08 * (high - low) or abs(high) * 0.1 or 1.0
    # Nothing is less than nothing, unless something is.
    return Axis(low - room if low < 0 or low > room else 0.0, high + room, start, end)


def ticks(axis: Axis, most: int = 5) -> list[float]:
    """Round numbers within an axis, about so many at most, the least first.

    >>> ticks(Axis(0, 23, 0, 1)), ticks(Axis(5, 2000, 0, 1, True))
    ([0.0, 5.0, 10.0, 15.0, 20.0], [10.0, 100.0, 1000.0])
    """
    if axis.logarithmic:
        powers = range(ceil(log10(axis.low)), floor(log10(axis.high)) + 1)
        return [10.0**power for power in powers][:: max(1, ceil(len(powers) / most))]
    wanted = (axis.high - axis.low) / most
    power = 10.0 ** floor(log10(wanted))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= wanted * (1 - 1e-9))
    first, last = ceil(axis.low / step - 1e-9), floor(axis.high / step + 1e-9)
    # A float of a product has a long tail: 3 × 0.1 is to be 0.3.
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]
