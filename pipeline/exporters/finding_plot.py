"""Findings by rule and severity, as bars."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pipeline.exporters._axes import Axis
from pipeline.exporters._labels import FAMILIES, SEVERITIES
from pipeline.exporters._picture import FAINT, Box, Picture, Shape, Words, shortened, width
from pipeline.schema import Finding, Severity

COLOURS: Final[dict[Severity, str]] = {"error": "#c43c00", "warning": "#e69f00", "note": "#8fb8d0"}
_WIDE, _HEAD, _ROW, _FOOT, _MARGIN = 1600, 96, 34, 36, 40
_LABELS: Final = 560.0
_END: Final = 1500.0


def picture(findings: Iterable[Finding], titles: Mapping[str, str]) -> Picture:
    """A bar a rule, the most findings first, of its open findings; `titles` says what each rule finds, by code."""
    found = Counter((finding.rule, finding.severity) for finding in findings if finding.open)
    families = {finding.rule: FAMILIES[finding.family][0] for finding in findings}
    totals: Counter[str] = Counter()
    for (rule, _), number in found.items():
        totals[rule] += number
    # Three findings are not to look like many.
    axis = Axis(0, max(10, *totals.values(), 0), _LABELS, _END)
    shapes = list(_heading(totals.total(), found))
    for place, rule in enumerate(sorted(totals, key=lambda rule: (-totals[rule], rule))):
        y = _HEAD + _ROW * (place + 0.5)
        said = shortened(titles.get(rule, families[rule]), 28)
        shapes.append(Words(_LABELS - 96, y, said, 16, at="end"))
        shapes.append(Words(_LABELS - 14, y, rule, 15, FAINT, "end"))
        shapes.extend(_bar(axis, y, {severity: found[rule, severity] for severity in SEVERITIES}))
    bottom = _HEAD + _ROW * max(len(totals), 4)
    if not totals:
        shapes.append(Words(_WIDE / 2, (_HEAD + bottom) / 2, "没有发现问题", 22, FAINT, "middle"))
    return Picture(_WIDE, bottom + _FOOT, "各规则的发现", tuple(shapes))


def _heading(total: int, found: Mapping[tuple[str, Severity], int]) -> Iterator[Shape]:
    yield Words(_MARGIN, 44, f"各规则的发现（共{total}处）", 24)
    at = _LABELS
    for severity, label in SEVERITIES.items():
        number = sum(count for (_, each), count in found.items() if each == severity)
        yield Box(at, 36, 16, 16, COLOURS[severity])
        yield Words(at + 24, 44, f"{label}{number}处", 17)
        at += 60 + width(f"{label}{number}处", 17)


def _bar(axis: Axis, y: float, counts: Mapping[Severity, int]) -> Iterator[Shape]:
    before = 0
    for severity, number in counts.items():
        left, right = axis.at(before), axis.at(before + number)
        if number:
            yield Box(left, y - 10, right - left, 20, COLOURS[severity], title=f"{SEVERITIES[severity]}{number}处")
        before += number
    yield Words(axis.at(before) + 8, y, str(before), 15, FAINT)
