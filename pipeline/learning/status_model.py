"""How often planned and achieved are told apart: by the rules, by what was learned, and by both."""

from collections.abc import Sequence

from msgspec import Struct

CLEAR = (0, 500, 1000, 1500, 2000, 3000)
"""From how clear odds on the weights overrule the rules, to choose from; thousandths of log odds."""


class Statement(Struct, frozen=True):
    """What is told of a statement; whether it is achieved by the gold, and by the rules."""

    told: tuple[str, ...]
    achieved: bool
    ruled: bool


class Right(Struct, frozen=True):
    """Shares of statements with the right status, in [0, 1]: by the rules, by the weights alone, by both."""

    rules: float
    alone: float
    both: float


def right(statements: Sequence[Statement], odds: Sequence[int], sure: int) -> Right:
    """How many are right if odds from `sure` on, in either direction, overrule the rules.

    >>> right([Statement((), True, False), Statement((), False, False)], [900, 100], 500)
    Right(rules=0.5, alone=0.5, both=1.0)
    """
    rules = [each.ruled == each.achieved for each in statements]
    alone = [(by > 0) == each.achieved for each, by in zip(statements, odds, strict=True)]
    both = [b if abs(by) >= sure else a for a, b, by in zip(rules, alone, odds, strict=True)]
    return Right(*(round(sum(each) / max(1, len(each)), 4) for each in (rules, alone, both)))
