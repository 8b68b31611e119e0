"""Whose a class is: the ten projects (十大工程) of one province are not those of another."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from pipeline.schema import Extract
from pipeline.whose import region

_KIND = "CLASS:"


class Owners(NamedTuple):
    """The nodes of classes that more than one place has."""

    shared: frozenset[str]

    def of(self, node: str, extract: Extract) -> str:
        """The node as this document means it: `CLASS:重点工程（云岫）` where other places have a 重点工程 too.

        A document that names no place is told by its file. What is no such class stays as it is.
        """
        if node not in self.shared:
            return node
        return f"{node}（{region(extract) or PurePath(extract.document.id).stem}）"


NONE = Owners(frozenset())
"""Where all documents are taken for one place's."""


def owners(extracts: Iterable[Extract]) -> Owners:
    """Which classes more than one place has; documents may come in any order.

    A text that names no place shares the class of the only place that has one: a plan and its explanation.
    """
    having: dict[str, str] = {}
    shared = set[str]()
    for extract in extracts:
        classes = {count.entity or _KIND + "".join(count.head.split()) for count in extract.counts}
        classes.update(end for r in extract.relations for end in (r.source, r.target) if end.startswith(_KIND))
        if classes and (place := region(extract)):
            shared.update(node for node in classes if having.setdefault(node, place) != place)
    return Owners(frozenset(shared))
