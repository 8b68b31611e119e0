"""Extracts → nodes in order of id, and the pairs that stand together, by the nodes' numbers."""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline import spool
from pipeline.graph.facts import Fact, cited
from pipeline.graph.noting import NODES, Noted, Part
from pipeline.graph.ordering import AT_ONCE, Ordered
from pipeline.graph.owners import Owners
from pipeline.graph.pairs import LOWER, STATED, joint, meeting, where
from pipeline.graph.stated import Stated, joined
from pipeline.graph.windows import SIZES, Window
from pipeline.schema import Extract, Finding

_key = itemgetter(0)


class Room(NamedTuple):
    """How much stays in memory: bytes of rows that are sorted, nodes that are known, pairs that are sorted."""

    most: int = spool.MOST
    nodes: int = NODES
    pairs: int = AT_ONCE


ROOM = Room()


class Counted(NamedTuple):
    """Documents with their years (0: none), nodes with what is known of them, and the pairs, all by number.

    `windows` says how many of a kind there are, `holding` how many of them hold each node.
    """

    documents: Sequence[str]
    years: NDArray[np.int64]
    nodes: Sequence[str]
    facts: Iterable[Fact]
    windows: Mapping[Window, int]
    holding: Mapping[Window, NDArray[np.int32]]
    pairs: Ordered
    parts: Iterable[Part]
    own: NDArray[np.uint32]
    room: Room

    def stated(self) -> Iterator[Stated]:
        """What the text states, of one pair after the other."""
        rows = (
            (_named(int(self.own[u]), int(self.own[v])), pickle.dumps(said))
            for part in self.parts
            for u, v, said in part.stated
        )
        for _, found in groupby(spool.ordered(rows, self.room.most), key=_key):
            yield joined(pickle.loads(value) for _, value in found)


def _named(left: int, right: int) -> bytes:
    return left.to_bytes(8, "big") + right.to_bytes(8, "big")


def count(
    extracts: Iterable[Extract],
    windows: Iterable[Window],
    findings: Iterable[Finding],
    owned: Owners,
    room: Room = ROOM,
) -> Counted:
    """All that documents say of nodes and pairs, whatever order they come in."""
    noted = Noted([window for window in SIZES if window in set(windows)], owned, room.nodes)
    nodes, facts, own = _numbered(spool.ordered(noted.facts(extracts, cited(findings)), room.most), noted)
    inorder = {document: number for number, document in enumerate(sorted(set(noted.documents)))}
    places = np.array([inorder[document] for document in noted.documents], np.uint64)
    holding = {window: np.zeros(len(nodes), np.int32) for window in noted.windows}
    pairs = Ordered(room.pairs)
    for part in noted.parts:
        for (window, holds), standing in zip(holding.items(), part.standing, strict=True):
            here = own[standing.held & LOWER].astype(np.uint64)
            np.add.at(holds, here.astype(np.intp), 1)
            for rows in meeting(SIZES.index(window), standing, here, places[standing.documents]):
                pairs.add(rows)
        said = part.statements
        again = where(STATED, places[said[:, 0]], np.zeros(len(said), np.uint64))
        pairs.add(np.column_stack((joint(*own[said[:, 1:].T].astype(np.uint64)), again)))
    years = np.array([year for _, year in inorder], np.int64)
    names = [name for name, _ in inorder]
    return Counted(names, years, nodes, facts, noted.windows, holding, pairs, noted.parts, own, room)


def _numbered(rows: Iterator[spool.Row], noted: Noted) -> tuple[Sequence[str], Iterable[Fact], NDArray[np.uint32]]:
    """Nodes in order of id, what is known of them, and by the number that a node had among some documents its own."""
    # Apart, for the names are asked for again and again.
    nodes, facts = spool.Listed[str](), spool.Listed[Fact]()
    own = np.empty(noted.numbers, np.uint32)
    for name, found in groupby(rows, key=_key):
        whole = Fact()
        for _, value in found:
            number, fact = pickle.loads(value)
            own[number] = len(nodes)
            whole.absorb(fact)
        nodes.put(name.decode("utf-8", "surrogatepass"))
        facts.put(whole)
    return nodes, facts, own
