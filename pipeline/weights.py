"""What was learned by a logistic regression, as plain numbers: what each thing told weighs for an answer of yes."""

from collections.abc import Iterable

from msgspec import Struct


class Weights(Struct, frozen=True):
    """Thousandths of log odds of a yes, for each thing told, and before anything is."""

    told: dict[str, int]
    bias: int

    def odds(self, told: Iterable[str]) -> int:
        """Thousandths of log odds for a case of which this is told: above 0 it is likelier than not.

        >>> Weights({"clause 已": 1500, "clause 将": -2000}, bias=-100).odds(["clause 已", "clause 达到"])
        1400
        """
        return self.bias + sum(self.told.get(each, 0) for each in told)
