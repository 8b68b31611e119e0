import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.exporters.report import Report, build
from pipeline.exporters.sarif import log, write
from pipeline.schema import Document, Extract, Finding


def test_rules_results_and_places(report: Report, tmp_path: Path) -> None:
    write(report, tmp_path / "log.sarif")
    written = json.loads((tmp_path / "log.sarif").read_bytes())
    assert written["version"] == "2.1.0"
    (run,) = written["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CNT101", "NUM101"]
    assert rules[0]["help"]["text"].startswith("为何要紧")
    result = run["results"][0]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("CNT101", 0, "error")
    assert result["partialFingerprints"] == {"zhengceFinding/v1": "CNT101-00000000000a"}
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 4,
        "startColumn": 18,
        "endLine": 4,
        "endColumn": 24,
        "snippet": {"text": "7个未来产业"},
    }
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2]
    assert "relatedLocations" not in run["results"][1]


def test_artifacts_are_those_the_places_point_to(report: Report) -> None:
    (run,) = log(report)["runs"]
    assert run["artifacts"][0]["location"]["uri"] == "plans/%E4%BA%91%E5%B7%9D.txt"
    for result in run["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            at = place["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][at["index"]]["location"]["uri"] == at["uri"]


def _one(document: Document, start: int, end: int) -> dict[str, object]:
    finding = Finding("X-1", "X", "naming", "note", "一", (document.span(start, end),))
    place: dict[str, object] = log(build([Extract(document)], [finding]))["runs"][0]["results"][0]["locations"][0]
    return place["physicalLocation"]  # type: ignore[return-value]


def test_a_region_may_end_on_another_line() -> None:
    region = _one(Document("a.txt", "一二\n三四\n"), 1, 5)["region"]
    assert region == {
        "startLine": 1,
        "startColumn": 2,
        "endLine": 2,
        "endColumn": 3,
        "snippet": {"text": "二\n三四"},
    }


def test_a_character_beyond_the_basic_plane_is_one_column() -> None:
    region = _one(Document("a.txt", "\U00020000甲"), 1, 2)["region"]
    assert isinstance(region, dict)
    assert (region["startColumn"], region["endColumn"]) == (2, 3)


@pytest.mark.parametrize("format_", ["pdf", "docx", "html"])
def test_text_taken_out_of_a_file_has_no_lines_in_it(format_: str) -> None:
    assert "region" not in _one(replace(Document("a", "甲乙"), format=format_), 0, 1)


def test_absolute_paths_are_file_addresses() -> None:
    assert _one(Document("/数据/a b.txt", "甲"), 0, 1)["artifactLocation"] == {
        "uri": "file:///%E6%95%B0%E6%8D%AE/a%20b.txt",
        "index": 0,
    }


def test_messages_hold_no_placeholder_and_no_link(hostile: Report, tmp_path: Path) -> None:
    write(hostile, tmp_path / "log.sarif")
    (run,) = json.loads((tmp_path / "log.sarif").read_bytes().decode())["runs"]
    assert len(run["results"]) == len(hostile.exhibits)
    for result in run["results"]:
        text = result["message"]["text"]
        assert "](" not in text
        assert "{" not in text.replace("{{", "")


def test_a_rule_without_manual_is_still_declared(extracts: tuple[Extract, ...], findings: tuple[Finding, ...]) -> None:
    (run,) = log(build(extracts, findings))["runs"]
    assert run["tool"]["driver"]["rules"] == [{"id": "CNT101"}, {"id": "NUM101"}]


def test_nothing_found_is_an_empty_run(empty: Report) -> None:
    assert log(empty)["runs"][0]["results"] == []


def test_what_is_settled_is_suppressed_and_what_was_there_is_unchanged(settled: Report, report: Report) -> None:
    dismissed, accepted = log(settled)["runs"][0]["results"]
    assert dismissed["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "范围|不同<b>"},
    ]
    assert accepted["properties"]["verdict"] == "accepted"
    assert [result["baselineState"] for result in (dismissed, accepted)] == ["unchanged", "unchanged"]
    assert not any({"suppressions", "baselineState"} & result.keys() for result in log(report)["runs"][0]["results"])
