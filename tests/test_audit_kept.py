"""What was found before is found again, at no cost, while nothing that decides it has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import audit_kept, cache, records
from pipeline.audit import audit, rules
from pipeline.extraction import extract
from pipeline.readers import text as plain
from pipeline.schema import Extract
from pipeline.sentences import Cut

# Two contradict each other, two are copies but for a number, one is at odds with itself, one says nothing.
TEXTS = (
    "云岫市2025年政府工作报告\n\n2025年，云岫市地区生产总值达到1200亿元，布局量子信息等7个未来产业。\n",
    "云岫市2026年政府工作报告\n\n2025年，云岫市地区生产总值达到1500亿元，布局量子信息等9个未来产业。\n",
    "沧岭市规划\n\n深入实施创新驱动发展战略，全市研发经费投入强度达到3.2%，高新技术企业达到600家，建成省级平台40个。\n",
    "沧岭市规划摘要\n\n深入实施创新驱动发展战略，全市研发经费投入强度达到3.2%，高新技术企业达到800家，建成省级平台40个。\n",
    "临渚市要点\n\n抓好三件事：一是扩大投资，二是促进消费。2026年2月30日前建成7个园区。后来说建成9个园区，共有个。\n",
    "各县区要落实责任，加强协同。\n",
)


@pytest.fixture(scope="module")
def extracts(cut: Cut) -> list[Extract]:
    return [extract(plain.read(text.encode(), f"{number}.txt"), cut) for number, text in enumerate(TEXTS)]


def written(folder: Path, extracts: list[Extract]) -> Path:
    for _ in records.write_extracts(folder, extracts):
        pass
    return folder


def kept(folder: Path) -> str:
    return cache.opened(folder, print)


def test_the_texts_have_something_inside_and_among_them(extracts: list[Extract], tmp_path: Path) -> None:
    found = audit_kept.audit(written(tmp_path, extracts), rules())
    among = [finding for finding in found if len({span.document for span in finding.evidence}) > 1]
    assert among
    assert len(among) < len(found)


@given(st.lists(st.permutations(range(len(TEXTS))).flatmap(lambda o: st.integers(0, len(o)).map(lambda n: o[:n]))))
@settings(max_examples=25, deadline=None)
def test_whatever_was_there_before_a_run_finds_what_one_from_nothing_finds(
    extracts: list[Extract], tmp_path_factory: pytest.TempPathFactory, steps: list[list[int]]
) -> None:
    folder = tmp_path_factory.mktemp("law")
    for step in steps:
        chosen = [extracts[number] for number in step]
        found = audit_kept.audit(written(folder / "out", chosen), rules(), kept(folder / "kept"))
        assert found == audit(chosen)


def test_a_changed_text_leaves_nothing_of_what_it_was(extracts: list[Extract], cut: Cut, tmp_path: Path) -> None:
    out, folder = tmp_path / "out", kept(tmp_path / "kept")
    before = audit_kept.audit(written(out, extracts), rules(), folder)
    changed = [*extracts[:3], extract(plain.read(TEXTS[5].encode(), "3.txt"), cut), *extracts[4:]]
    after = audit_kept.audit(written(out, changed), rules(), folder)
    assert after == audit(changed)
    cited = [{span.document for finding in found for span in finding.evidence} for found in (before, after)]
    assert "3.txt" in cited[0] - cited[1]


def looked_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[list[str], int]]:
    """Which documents rules read one by one, and how many keys they compare, from here on."""
    alone: list[str] = []
    together: list[int] = []
    inside, compared = audit_kept.inside, audit_kept.compared
    monkeypatch.setattr(audit_kept, "inside", lambda e, active: alone.append(e.document.id) or inside(e, active))
    monkeypatch.setattr(
        audit_kept, "compared", lambda e, a, keys, m: together.append(len(keys)) or compared(e, a, keys, m)
    )

    def seen() -> tuple[list[str], int]:
        found = sorted(alone), sum(together)
        alone.clear()
        together.clear()
        return found

    return seen


def test_one_more_text_costs_itself_and_what_it_has_in_common(
    extracts: list[Extract], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, folder = tmp_path / "out", kept(tmp_path / "kept")
    seen = looked_at(monkeypatch)
    audit_kept.audit(written(out, extracts[:-1]), rules(), folder)
    first = seen()
    assert first[0] == [f"{number}.txt" for number in range(5)]
    assert first[1]
    audit_kept.audit(out, rules(), folder)
    assert seen() == ([], 0)
    audit_kept.audit(written(out, extracts), rules(), folder)
    assert seen() == (["5.txt"], 0)
    audit_kept.audit(written(out, extracts[1:]), rules(), folder)
    alone, keys = seen()
    assert alone == []
    assert keys < first[1]


def test_other_rules_are_another_audit(extracts: list[Extract], tmp_path: Path) -> None:
    out, folder = written(tmp_path / "out", extracts), kept(tmp_path / "kept")
    every = audit_kept.audit(out, rules(), folder)
    some = tuple(rule for rule in rules() if rule.code != every[0].rule)
    assert audit_kept.audit(out, some, folder) == audit(extracts, some)
    assert audit_kept.audit(out, rules(), folder) == every


def test_a_book_that_is_damaged_costs_time_alone(extracts: list[Extract], tmp_path: Path) -> None:
    out, folder = written(tmp_path / "out", extracts), kept(tmp_path / "kept")
    whole = audit_kept.audit(out, rules(), folder)
    for entry in (tmp_path / "kept").rglob("*.entry"):
        entry.write_bytes(entry.read_bytes()[:-3])
    assert audit_kept.audit(out, rules(), folder) == whole
