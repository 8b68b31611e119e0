"""Records of a corpus → those that have something in common, one group at a time.

Of all that documents have in common only numbers stay in memory, one for each key that several records have, and the
group at hand. The rest waits in temporary files (`spool`).
"""

import hashlib
import io
import pickle
from array import array
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline import spool
from pipeline.rules import Rule
from pipeline.schema import Extract

Keys: TypeAlias = NDArray[np.uint64]
Group: TypeAlias = tuple[Rule, int, Sequence[Any]]
Meeting: TypeAlias = Mapping[str, Collection[int]]
"""Document → the places of the rules, among the active ones, that have something to compare in it."""
Places: TypeAlias = NDArray[np.uint8]
"""Of each key the place of its rule among the active ones."""
_SIZE = 8
# So many numbers are sorted at a time.
_AT_ONCE = 2**20


def keys_of(extract: Extract, active: Iterable[Rule]) -> tuple[Keys, Places]:
    """A number for each record that a rule compares with others: the same for the same key, in every process."""
    found = [(place, rule, key) for place, rule in enumerate(active) if rule.by for key, _ in rule.by(extract)]
    digests = b"".join(_digest(rule, key) for _, rule, key in found)
    return np.frombuffer(digests, "<u8"), np.array([place for place, _, _ in found], np.uint8)


def _digest(rule: Rule, key: Hashable) -> bytes:
    said = f"{rule.code} {key!r}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=_SIZE).digest()


class Noted:
    """The keys of documents as they pass, eight bytes each, and which of them several records have."""

    def __init__(self) -> None:
        self._file = spool.file_of(self)
        self._sizes = array("Q")

    def add(self, keys: Keys) -> None:
        """Note the keys of one more document."""
        self._file.write(keys.tobytes())
        self._sizes.append(len(keys))

    def shared(self, at_once: int = _AT_ONCE) -> Keys:
        """The keys that two records have, wherever these stand, sorted; so many are compared at a time."""
        parts = sum(self._sizes) // at_once + 1
        found = [repeated([block[block % parts == part] for block in self._blocks()]) for part in range(parts)]
        return np.sort(np.concatenate(found))

    def meeting(self, shared: Keys) -> Iterator[bool]:
        """Of each document whether it has any of these."""
        self._file.seek(0)
        return (bool(within(self._next(size), shared).any()) for size in self._sizes)

    def _blocks(self) -> Iterator[Keys]:
        self._file.seek(0)
        while len(block := self._next(_AT_ONCE)):
            yield block

    def _next(self, size: int) -> Keys:
        return np.frombuffer(self._file.read(size * _SIZE), "<u8")


def repeated(blocks: Iterable[Keys]) -> Keys:
    """The numbers that stand twice in these, each once, sorted."""
    every = np.sort(np.concatenate([np.empty(0, "<u8"), *blocks]))
    return np.unique(every[1:][every[1:] == every[:-1]])


def within(keys: Keys, shared: Keys) -> NDArray[np.bool_]:
    """Of each key whether it is one of these, which are sorted."""
    places = np.searchsorted(shared, keys)
    found: NDArray[np.bool_] = shared[np.minimum(places, max(0, len(shared) - 1))] == keys if len(shared) else keys < 0
    return found


def groups(
    extracts: Iterable[Extract], active: Sequence[Rule], shared: Keys, meeting: Meeting | None = None
) -> Iterator[Group]:
    """What each rule compares, by the numbers of keys, of all keys only these; a group is in the order of documents.

    Where `meeting` is given, a document is read by those rules alone. Two keys of one number, once in some 10^5 corpora
    of a gigabyte, would be taken for one.
    """
    texts: spool.Shelf[Extract] = spool.Shelf()

    def unpacked(value: bytes) -> Any:
        return _Unpacker(value, texts).load()

    every = range(len(active))

    def rows() -> Iterator[tuple[bytes, bytes]]:
        for extract in extracts:
            chosen = every if meeting is None else sorted(meeting[extract.document.id])
            yield from _rows(extract, [(place, active[place]) for place in chosen], shared, texts)

    for (place, digest), found in groupby(spool.ordered(rows()), key=lambda row: (row[0][0], row[0][1 : 1 + _SIZE])):
        yield active[place], int.from_bytes(digest, "little"), [unpacked(value) for _, value in found]


def _rows(
    extract: Extract, active: Iterable[tuple[int, Rule]], shared: Keys, texts: spool.Shelf[Extract]
) -> Iterator[tuple[bytes, bytes]]:
    name = extract.document.id.encode("utf-8", "surrogatepass")
    found = [(place, rule, *each) for place, rule in active if rule.by for each in rule.by(extract)]
    digests = [_digest(rule, key) for _, rule, key, _ in found]
    packer = _Packer(texts)
    for (place, _, _, make), digest, meets in zip(
        found, digests, within(np.frombuffer(b"".join(digests), "<u8"), shared).tolist(), strict=True
    ):
        if meets:
            yield bytes((place,)) + digest + name, packer.packed(make())


class _Packer(pickle.Pickler):
    """Packs what is compared; a whole text that it leans on is put away, once for all that lean on it."""

    def __init__(self, texts: spool.Shelf[Extract]) -> None:
        self._buffer = io.BytesIO()
        super().__init__(self._buffer, pickle.HIGHEST_PROTOCOL)
        self._texts = texts
        self._last: tuple[Extract | None, int] = None, 0

    def packed(self, thing: object) -> bytes:
        """A thing as bytes."""
        self._buffer.seek(0)
        self._buffer.truncate()
        self.clear_memo()
        self.dump(thing)
        return self._buffer.getvalue()

    def persistent_id(self, thing: object) -> int | None:
        """The place of a text that is put away; of anything else none."""
        if not isinstance(thing, Extract):
            return None
        if self._last[0] is not thing:
            self._last = thing, self._texts.put(thing)
        return self._last[1]


class _Unpacker(pickle.Unpickler):
    """Unpacks what is compared."""

    def __init__(self, value: bytes, texts: spool.Shelf[Extract]) -> None:
        super().__init__(io.BytesIO(value))
        self._texts = texts

    def persistent_load(self, place: int) -> Any:
        return _Later(self._texts, place)


class _Later:
    """An extract that is fetched when something of it is asked for: most texts of a group are not."""

    def __init__(self, texts: spool.Shelf[Extract], place: int) -> None:
        self._texts, self._at = texts, place

    def __getattr__(self, name: str) -> Any:
        extract = self._texts.at(self._at)
        vars(self).update({field: getattr(extract, field) for field in extract.__struct_fields__})
        return getattr(extract, name)
