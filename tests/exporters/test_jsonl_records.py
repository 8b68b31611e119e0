import json
from pathlib import Path

import msgspec

from pipeline.exporters.jsonl import records_lines, write
from pipeline.exporters.report import Report
from pipeline.schema import Count, Extract, Indicator, Mention


def _lines(extract: Extract) -> list[dict[str, object]]:
    return [json.loads(line) for line in records_lines(extract)]


def test_values_are_strings_in_full(extracts: tuple[Extract, ...]) -> None:
    value, growth, lost = (line for line in _lines(extracts[1]) if line["type"] == "indicator")
    assert (value["low"], value["high"]) == ("1000000000000", None)
    assert (growth["low"], growth["high"]) == ("40", "40")
    assert (lost["low"], lost["high"], lost["lost"]) == (None, None, True)


def test_fields_of_the_contract(extracts: tuple[Extract, ...]) -> None:
    lines = _lines(extracts[1])
    mention = next(line for line in lines if line["type"] == "mention")
    assert set(mention) == {"type", "document", "start", "end", "text", "kind", "entity"}
    indicator = next(line for line in lines if line["type"] == "indicator")
    promised = "document start end text indicator quantity quantity_start quantity_end low high unit approx measure"
    assert {*promised.split(), "period", "status"} <= set(indicator)
    count = next(line for line in lines if line["type"] == "count")
    assert {"document", "start", "end", "text", "n", "head", "members", "closed"} <= set(count)
    assert (count["n"], count["members"], count["closed"]) == ("7", ["量子信息", "生物制造", "深海装备"], False)


def test_lines_follow_the_text_and_decode_again(extracts: tuple[Extract, ...]) -> None:
    decode = msgspec.json.Decoder(Mention | Indicator | Count).decode
    for extract in extracts:
        records = [decode(line) for line in records_lines(extract)]
        assert [record.start for record in records] == sorted(record.start for record in records)
        assert {*records} == {*extract.mentions, *extract.indicators, *extract.counts}


def test_findings_come_after_the_records(report: Report, tmp_path: Path) -> None:
    write(report, tmp_path / "records.jsonl")
    types = [json.loads(line)["type"] for line in (tmp_path / "records.jsonl").read_bytes().splitlines()]
    assert types[-2:] == ["finding", "finding"]
    assert "finding" not in types[:-2]


def test_any_text_stays_on_its_line(hostile: Report, tmp_path: Path) -> None:
    write(hostile, tmp_path / "records.jsonl")
    lines = (tmp_path / "records.jsonl").read_bytes().decode().split("\n")
    assert len(lines) == 4 * len(hostile.extracts) + 1
    assert all(json.loads(line)["type"] for line in lines[:-1])
