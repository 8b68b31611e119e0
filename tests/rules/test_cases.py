"""Every rule against its cases: texts in, the words of the evidence out, through the real pipeline.

A case holds `text`, or `texts` (one document each), and `finds`: for every finding the words of its evidence;
where it matters `severity`, and `says`, a piece of the first message; `format` where the text is no plain one (html).
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline import audit, readers
from pipeline.extraction import extract
from pipeline.rules import Rule
from pipeline.schema import Finding
from pipeline.sentences import Cut

HERE = Path(__file__).parent
RULES = {rule.code: rule for rule in audit.rules()}


@cache
def cases(code: str) -> dict[str, dict[str, Any]]:
    path = HERE / f"{code.lower()}.yaml"
    return yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}


def findings(rule: Rule, texts: list[str], folder: Path, cut: Cut, ending: str = "txt") -> tuple[Finding, ...]:
    extracts = []
    for number, text in enumerate(texts, 1):
        path = folder / f"{number}.{ending}"
        path.write_text(text, "utf-8")
        extracts.append(extract(readers.read(path, name=path.name), cut))
    return audit.audit(extracts, [rule])


FOUND: dict[tuple[str, str], tuple[Finding, ...]] = {}


def found_in(code: str, title: str, folder: Path, cut: Cut) -> tuple[Finding, ...]:
    """What the rule finds in one of its cases; each is read once."""
    if (code, title) not in FOUND:
        case = cases(code)[title]
        FOUND[code, title] = findings(
            RULES[code], case.get("texts") or [case["text"]], folder, cut, case.get("format", "txt")
        )
    return FOUND[code, title]


def words(finding: Finding) -> list[str]:
    return ["".join(span.text.split()) for span in finding.evidence]


@pytest.mark.parametrize(("code", "title"), [(code, title) for code in RULES for title in cases(code)])
def test_case(code: str, title: str, tmp_path: Path, cut: Cut) -> None:
    case = cases(code)[title]
    found = found_in(code, title, tmp_path, cut)
    assert [words(finding) for finding in found] == case["finds"], [finding.message for finding in found]
    if "severity" in case:
        assert {finding.severity for finding in found} == {case["severity"]}
    if "says" in case:
        assert case["says"] in found[0].message


@pytest.mark.parametrize("code", RULES)
def test_rule_has_a_manual(code: str) -> None:
    title, _, body = RULES[code].manual.partition("\n\n")
    assert title.endswith("。")
    assert all(f"{part}：" in body for part in ("为何要紧", "反例", "正例"))


@pytest.mark.parametrize("code", RULES)
def test_rule_finds_in_all_the_severities_it_is_listed_with_and_no_other(code: str, tmp_path: Path, cut: Cut) -> None:
    seen = {finding.severity for title in cases(code) for finding in found_in(code, title, tmp_path, cut)}
    assert seen == set(RULES[code].severities)
    assert ("\n程度：" in RULES[code].manual) is (len(RULES[code].severities) > 1)


@pytest.mark.parametrize("code", RULES)
def test_rule_has_cases_both_ways(code: str) -> None:
    found = [bool(case["finds"]) for case in cases(code).values()]
    assert True in found
    assert False in found


def test_cases_have_rules() -> None:
    assert {path.stem.upper() for path in HERE.glob("*.yaml")} <= set(RULES)
