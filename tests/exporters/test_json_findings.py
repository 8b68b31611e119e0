import json
from pathlib import Path

from pipeline.exporters import json as exporter
from pipeline.exporters.report import Report
from pipeline.schema import Finding


def test_the_contract_of_the_command_line(report: Report, findings: tuple[Finding, ...], tmp_path: Path) -> None:
    exporter.write(report, tmp_path / "findings.json")
    written = json.loads((tmp_path / "findings.json").read_bytes())
    assert written["version"] == 1
    lost = next(finding for finding in findings if finding.severity == "warning")
    assert written["findings"][1] == {
        "id": lost.id,
        "rule": "NUM101",
        "family": "lost-number",
        "severity": "warning",
        "message": "“绿色工厂”的数量缺失",
        "evidence": [{"document": "plans/云川.txt", "start": 121, "end": 126, "text": "绿色工厂家"}],
    }


def test_evidence_is_the_text_at_its_offsets(report: Report) -> None:
    texts = {extract.document.id: extract.document.text for extract in report.extracts}
    spans = [span for found in json.loads(exporter.encode(report))["findings"] for span in found["evidence"]]
    assert spans
    assert all(texts[span["document"]][span["start"] : span["end"]] == span["text"] for span in spans)


def test_nothing_found_is_an_empty_list(empty: Report) -> None:
    assert exporter.encode(empty) == b'{"version":1,"findings":[]}'


def test_any_text_is_valid_utf8_of_the_same_length(hostile: Report) -> None:
    found = json.loads(exporter.encode(hostile).decode())["findings"]
    for shown, exhibit in zip(found, hostile.exhibits, strict=True):
        assert len(shown["message"]) == len(exhibit.finding.message)
        assert not any("\ud800" <= character <= "\udfff" for character in shown["message"])


def test_settled_findings_are_apart(settled: Report) -> None:
    written = json.loads(exporter.encode(settled))
    assert written["findings"] == []
    assert [(each["verdict"], each["why"]) for each in written["settled"]] == [
        ("dismissed", "范围|不同<b>"),
        ("accepted", "基线"),
    ]
    assert [gone["id"] for gone in written["stale"]] == ["CNT101-0000000000ff"]
