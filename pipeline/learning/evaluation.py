"""An extract and its findings against the gold: tallies by what is measured, ready to be added up over texts.

A key is a path: `("names", "INDUSTRY", "overlap")`. Names and quantities agree exactly or by overlap (intersection
over union at least one half, one to one). A statement is found where its quantity is, and right where its interval,
its name and its status are right too. Counts agree where number and place do. A confusion says how often the gold has
one value and the reading another: `("confusion", "status", "target", "achieved")`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.learning.gold import Fault, Gold
from pipeline.learning.matching import Tally, alike, pairs, tally, touches
from pipeline.schema import NAME_KINDS, Count, Extract, Finding, Indicator, Mention, Span

Key = tuple[str, ...]
Scores = dict[Key, Tally]
ALIKE = 0.6
"""Character F1 from which on two indicator names mean the same thing."""
NEAR = 4
"""Two readings may put the place of a lost number less than this many characters apart."""
FIELDS = ("value", "unit", "name", "status", "period", "measure", "approx")


def score(gold: Gold, extract: Extract, findings: Iterable[Finding]) -> Scores:
    """All tallies of one text; `findings` are those of the whole corpus."""
    return {
        **names(gold.mentions, extract.mentions),
        **statements(gold.indicators, extract.indicators),
        **counts(gold.counts, extract.counts),
        **faults(gold, findings),
    }


def compare(first: Gold, second: Gold) -> Scores:
    """How far a second reader of the same text agrees with the first: F1 has no side, the gold is only a name here.

    Where nobody can say how many stretches are no names, F1 is what kappa tends to (Hripcsak & Rothschild 2005).
    """
    return {
        **names(first.mentions, second.mentions),
        **statements(first.indicators, second.indicators),
        **counts(first.counts, second.counts),
    }


def total(scores: Iterable[Mapping[Key, Tally]]) -> Scores:
    """The tallies of several texts, added up by key."""
    found: Scores = {}
    for each in scores:
        for key, value in each.items():
            found[key] = found.get(key, Tally()) + value
    return found


def names(gold: Iterable[Mention], found: Iterable[Mention]) -> Scores:
    """Names by kind and all together, exact and by overlap; a name of another kind is no match.

    >>> ours = Mention("文", 0, 4, "量子信息", "INDUSTRY"), Mention("文", 5, 7, "济南", "PLACE")
    >>> theirs = (Mention("文", 0, 6, "量子信息产业", "INDUSTRY"),)
    >>> scores = names(ours, theirs)
    >>> scores["names", "INDUSTRY", "overlap"].f1, scores["names", "INDUSTRY", "exact"].f1
    (1.0, 0.0)
    >>> scores["names", "ALL", "overlap"]
    Tally(gold=2, found=1, hit=1, right=1)
    """
    ours, theirs = tuple(gold), tuple(found)
    scores: Scores = {}
    for kind in NAME_KINDS:
        wanted = [mention for mention in ours if mention.kind == kind]
        got = [mention for mention in theirs if mention.kind == kind]
        scores["names", kind, "overlap"] = tally(wanted, got, len(pairs(wanted, got, _at)))
        scores["names", kind, "exact"] = tally(wanted, got, len(pairs(wanted, got, _at, least=1.0)))
    for way in ("overlap", "exact"):
        scores["names", "ALL", way] = sum((scores["names", kind, way] for kind in NAME_KINDS), Tally())
    return scores


def statements(gold: Iterable[Indicator], found: Iterable[Indicator]) -> Scores:
    """Quantities, statements found and right, lost numbers; each field of those found, and as a share of all."""
    ours, theirs = tuple(gold), tuple(found)
    wanted = [each for each in ours if not each.lost]
    got = [each for each in theirs if not each.lost]
    matched = pairs(wanted, got, _quantity_at, likeness=_named_alike)
    agreed = [agreement(g, f) for g, f in matched]
    right = sum(each["value"] and each["name"] and each["status"] for each in agreed)
    scores = {
        **_quantities(wanted, got),
        ("indicators", "found"): tally(wanted, got, len(matched)),
        ("indicators", "right"): tally(wanted, got, right),
        ("indicators", "lost"): _lost([e for e in ours if e.lost], [e for e in theirs if e.lost]),
    }
    for field in FIELDS:
        agreeing = sum(each[field] for each in agreed)
        scores["fields", field] = tally(matched, matched, agreeing)
        scores["statements", field] = tally(wanted, got, agreeing)
    return scores | _confusion("status", matched) | _confusion("measure", matched)


def agreement(gold: Indicator, found: Indicator) -> dict[str, bool]:
    """Which fields of a matched statement are right; names need only be alike."""
    return {
        "value": (gold.low, gold.high) == (found.low, found.high),
        "unit": gold.unit == found.unit,
        "name": _named_alike(gold, found) >= ALIKE,
        "status": gold.status == found.status,
        "period": gold.period == found.period,
        "measure": gold.measure == found.measure,
        "approx": gold.approx == found.approx,
    }


def counts(gold: Iterable[Count], found: Iterable[Count]) -> Scores:
    """Counts of the same number at overlapping places, and of these the lists of members that are equal.

    >>> ours = Count("文", 0, 5, "四大产业", 4, "产业", ("a", "b", "c", "d"), True)
    >>> theirs = Count("文", 0, 5, "四大产业", 4, "产业", ("a", "b"), True)
    >>> scores = counts([ours], [theirs])
    >>> scores["counts", "found"].f1, scores["counts", "members"].f1
    (1.0, 0.0)
    """
    ours, theirs = tuple(gold), tuple(found)
    matched: list[tuple[Count, Count]] = []
    for n in sorted({count.n for count in ours}):
        matched += pairs([c for c in ours if c.n == n], [c for c in theirs if c.n == n], _at)
    listed = [g for g, _ in matched if g.members]
    equal = sum(g.members == f.members for g, f in matched if g.members)
    return {
        ("counts", "found"): tally(ours, theirs, len(matched)),
        ("counts", "exact"): tally(ours, theirs, sum(_at(g) == _at(f) for g, f in matched)),
        ("counts", "members"): tally(listed, [f for _, f in matched if f.members], equal),
        ("counts", "closed"): tally(listed, listed, sum(g.closed == f.closed for g, f in matched if g.members)),
    }


def faults(gold: Gold, findings: Iterable[Finding]) -> Scores:
    """Faults that a finding of their family points at; findings above note that point at such a fault.

    Notes count where they hit a fault, but are not held against precision. On clean texts every finding above note
    is a false alarm.
    """
    scores: Scores = {("faults", "ALL"): Tally(), ("faults", "alarms"): Tally()}
    ours = [(f, spans) for f in findings if (spans := [s for s in f.evidence if s.document == gold.document.id])]
    for fault in gold.faults:
        hit = any(f.family == fault.family and _shown(fault, spans) for f, spans in ours)
        scores = total([scores, _told(fault.family, Tally(gold=1, hit=hit))])
    for finding, spans in ours:
        if finding.severity != "note":
            right = any(finding.family == fault.family and _shown(fault, spans) for fault in gold.faults)
            told = _told(finding.family, one := Tally(found=1, right=right))
            by_rule: Scores = {("faults", "alarms"): Tally(found=gold.clean), ("rules", finding.rule): one}
            scores = total([scores, told, by_rule])
    return scores


def _at(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _quantity_at(indicator: Indicator) -> tuple[int, int]:
    return indicator.quantity_start, indicator.quantity_end


def _named_alike(left: Indicator, right: Indicator) -> float:
    return alike(left.indicator, right.indicator)


def _quantities(gold: Iterable[Indicator], found: Iterable[Indicator]) -> Scores:
    """Places of quantities: two statements may share one."""
    ours, theirs = sorted(set(map(_quantity_at, gold))), sorted(set(map(_quantity_at, found)))
    return {
        ("quantities", way): tally(ours, theirs, len(pairs(ours, theirs, lambda place: place, least=least)))
        for way, least in (("overlap", 0.5), ("exact", 1.0))
    }


def _confusion(field: str, matched: Iterable[tuple[Indicator, Indicator]]) -> Scores:
    seen = Counter((str(getattr(g, field)), str(getattr(f, field))) for g, f in matched)
    return {
        ("confusion", field, ours, theirs): Tally(n, n, n * (ours == theirs), n * (ours == theirs))
        for (ours, theirs), n in sorted(seen.items())
    }


def _lost(gold: list[Indicator], found: list[Indicator]) -> Tally:
    def around(indicator: Indicator) -> tuple[int, int]:
        # Two such stretches overlap while their middles are less than NEAR apart.
        return 2 * indicator.quantity_start - NEAR, 2 * indicator.quantity_start + NEAR

    return tally(gold, found, len(pairs(gold, found, around, least=1e-9)))


def _told(family: str, tally: Tally) -> Scores:
    return {("faults", "ALL"): tally, ("faults", family): tally}


def _shown(fault: Fault, evidence: Iterable[Span]) -> bool:
    return any(touches(_at(place), _at(span)) for place in fault.places for span in evidence)
