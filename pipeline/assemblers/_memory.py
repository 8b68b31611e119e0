"""What the clauses of a sentence leave unsaid because it has been said already."""

from typing import NamedTuple

from pipeline.assemblers._predicates import Tail


class Memory(NamedTuple):
    """What later clauses may leave unsaid.

    `names` with the places where they were said (`starts`) and the last of them (`base`); `pending` waits for its
    number in a run, `dealt` has had one; `tail` is the last predicate; `flow`: something was done, not found.
    """

    base: str = ""
    names: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    pending: tuple[str, ...] = ()
    dealt: tuple[str, ...] = ()
    tail: Tail = Tail(0, ())
    flow: bool = False

    def said(self, names: tuple[str, ...], at: int, said: Tail, *, flow: bool) -> "Memory":
        return self._replace(
            base=names[-1],
            names=(*self.names, *names),
            starts=(*self.starts, *(at for _ in names)),
            pending=(),
            dealt=(),
            tail=said,
            flow=flow,
        )

    def dealing(self, names: tuple[str, ...], at: int, said: Tail) -> "Memory":
        return self.said(names, at, said, flow=self.flow)._replace(pending=names[1:], dealt=names)

    def since(self, at: int) -> tuple[str, ...]:
        """The names said from a place on, each once."""
        return tuple(dict.fromkeys(name for name, start in zip(self.names, self.starts, strict=True) if start >= at))
