"""The rules' common voice: one rule to a file, named by code and meaning; its docstring is its manual.

A rule is a function from records to objections. Without `by` it reads one document's `Extract`, in parallel
and cached with it. With `by` it compares across a corpus: `by` gives every record a key and a way to make what is
compared; records of one key come together, and the rule sees one such group at a time, so that nothing is ever
compared with everything. A key is told by its `repr`.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, get_args

from msgspec import Struct

from pipeline.schema import Extract, Family, Severity, Span

Gather = Callable[[Extract], Iterable[tuple[Hashable, Callable[[], Any]]]]


class Objection(Struct, frozen=True):
    """What is wrong, in Chinese, and the spans that prove it; `severity` where it differs from the rule's."""

    message: str
    evidence: tuple[Span, ...]
    severity: Severity | None = None

    def said(self) -> str:
        """The message, with the quotation marks inside quotation marks as ‘ and ’; as it is where they do not pair.

        >>> Objection("“抓好“双百”行动”缺数量", ()).said()
        '“抓好‘双百’行动”缺数量'
        """
        depth, told = 0, []
        for sign in self.message:
            depth -= sign == "”"
            told.append(_INNER.get(sign, sign) if depth > 0 else sign)
            depth += sign == "“"
            if depth < 0:
                return self.message
        return self.message if depth else "".join(told)


Objections = Iterator[Objection]
_INNER = {"“": "‘", "”": "’"}


class Rule(Struct, frozen=True):
    """A rule as the registry knows it; `severity` is that of its findings but for those that come as one of `also`.

    The spans of a finding are `versions` of one another, whose differences are worth a look, or so many places.
    """

    code: str
    name: str
    family: Family
    severity: Severity
    manual: str
    check: Callable[[Any], Objections]
    by: Gather | None = None
    also: tuple[Severity, ...] = ()
    versions: bool = True

    @property
    def severities(self) -> tuple[Severity, ...]:
        """All that its findings may have, the gravest first."""
        return tuple(severity for severity in get_args(Severity) if severity in (self.severity, *self.also))


def rule(
    code: str,
    *,
    family: Family,
    severity: Severity,
    also: tuple[Severity, ...] = (),
    by: Gather | None = None,
    versions: bool = True,
) -> Callable[[Callable[[Any], Objections]], Rule]:
    """Make a function a rule; `by` gathers what it compares (see the module's docstring), `versions` as `Rule` has it.

    Where findings may have another severity than the rule's, `also` has it, and the manual says when (程度：…).
    """

    def make(check: Callable[[Any], Objections]) -> Rule:
        module = __import__(check.__module__, fromlist=["__doc__"])
        return Rule(code, check.__name__, family, severity, (module.__doc__ or "").strip(), check, by, also, versions)

    return make
