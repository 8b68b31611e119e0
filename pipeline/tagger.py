"""A linear tagger as plain numbers: a table of weights for each thing that is said of a token."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

Keys = tuple[str, ...]
"""What is said of one token: one key for each table, in the tables' order."""
NONE = ""
"""The label of most tokens, and the first of a tagger's: no name begins here or goes on."""
BEGINS, GOES_ON = "B:", "I:"


class Tagger(Struct, frozen=True):
    """`tables[i]` says what a key in place i weighs: pairs of a label's number and a weight.

    The last two tables are about the label before a token, alone and together with the token's first key.
    """

    labels: tuple[str, ...]
    tables: tuple[dict[str, tuple[tuple[int, int], ...]], ...]

    def tag(self, tokens: Iterable[Keys | str]) -> Iterator[tuple[str, int]]:
        """A label for each token, greedily from left to right, and how far it is ahead of no name.

        A token that is a string has that for its label already.

        >>> model = Tagger(("", "B:ORG", "I:ORG"), ({"市": ((1, 2),), "局": ((1, 1), (2, 5))}, {}, {}))
        >>> list(model.tag([("市",), ("局",), "R", ("局",)]))
        [('B:ORG', 2), ('I:ORG', 5), ('R', 0), ('B:ORG', 1)]
        """
        before = NONE
        for token in tokens:
            ahead = 0
            if isinstance(token, str):
                before = token
            else:
                scores = self.scores(token, before)
                best = best_of(scores, followers(self.labels, before))
                before, ahead = self.labels[best], scores[best] - scores[0]
            yield before, ahead

    def scores(self, keys: Keys, before: str) -> list[int]:
        """What the keys of a token and the label before it weigh together, for each label."""
        told = [0] * len(self.labels)
        for table, key in zip(self.tables, (*keys, before, f"{before}{keys[0]}"), strict=True):
            for label, weight in table.get(key, ()):
                told[label] += weight
        return told


def labels_of(kinds: Iterable[str]) -> tuple[str, ...]:
    """All labels for names of these kinds.

    >>> labels_of(["ORG"])
    ('', 'B:ORG', 'I:ORG')
    """
    return (NONE, *(mark + kind for kind in kinds for mark in (BEGINS, GOES_ON)))


def followers(labels: tuple[str, ...], before: str) -> list[int]:
    """The numbers of the labels that may follow a label: a name goes on only after its own kind."""
    going = before[len(BEGINS) :] if before[: len(BEGINS)] in (BEGINS, GOES_ON) else None
    return [i for i, label in enumerate(labels) if not label.startswith(GOES_ON) or label[len(GOES_ON) :] == going]


def best_of(scores: list[int], allowed: Iterable[int]) -> int:
    """The label with the highest score among those allowed, the first of equals."""
    return max(allowed, key=scores.__getitem__)
