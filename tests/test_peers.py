"""The cases of other projects that concern how quantities are written in Chinese, where they lie beside this one.

Those that do not hold are listed in peers/exceptions.yaml, each under its reason: `outside` is no Chinese writing of a
quantity by our definitions, `open` is one and is read otherwise. What is listed must fail, the rest must hold.
"""

import hashlib
from fractions import Fraction
from pathlib import Path

import peer_cases
import pytest
import yaml

EXCEPTIONS: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(
    Path(__file__).with_name("peers").joinpath("exceptions.yaml").read_text("utf-8")
)
ENOUGH = Fraction(97, 100)


def listed(name: str, *kinds: str) -> list[str]:
    groups = EXCEPTIONS.get(name, {})
    return [case for kind in kinds for cases in groups.get(kind, {}).values() for case in cases]


def key(index: int, text: str) -> str:
    return f"{index}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


@pytest.mark.parametrize("name", peer_cases.NAMES)
def test_what_is_not_listed_holds_and_what_is_listed_does_not(name: str) -> None:
    failing = {key(index, text): text for index, (text, holds) in enumerate(peer_cases.cases(name)) if not holds}
    exceptions = set(listed(name, "outside", "open"))
    assert {case: text for case, text in failing.items() if case not in exceptions} == {}
    assert exceptions - failing.keys() == set()


def test_nearly_all_that_concern_us_hold() -> None:
    ours = open_ = 0
    for name in peer_cases.NAMES:
        cases, outside, unread = peer_cases.cases(name), listed(name, "outside"), listed(name, "open")
        print(f"{name}: {len(cases)} cases, {len(outside)} outside, {len(unread)} open")
        ours, open_ = ours + len(cases) - len(outside), open_ + len(unread)
    print(f"{ours - open_} of {ours} hold")
    assert Fraction(ours - open_, ours) >= ENOUGH


def test_no_case_is_listed_twice() -> None:
    assert set(EXCEPTIONS) <= set(peer_cases.NAMES)
    for name in EXCEPTIONS:
        cases = listed(name, "outside", "open")
        assert len(cases) == len(set(cases)), name
