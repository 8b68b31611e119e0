"""`zhengce verdict --import`: what a reader saved in the report's page is honoured by the next run."""

import json
from pathlib import Path

import pytest
from shell import zhengce

TEXT = "青岚市产业规划发布会\n\n前瞻布局量子信息、区块链等7个未来产业。\n\n前瞻布局量子信息、区块链等9个未来产业。\n"


def _findings(folder: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((folder / "outputs/findings.json").read_text("utf-8"))["findings"]
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text, the results of a run over it, and the verdicts that somebody saved from the page."""
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    assert zhengce("run", "甲.txt", cwd=tmp_path).returncode == 0
    rows = "".join(f"{finding['id']},dismissed,范围不同,,\n" for finding in _findings(tmp_path))
    (tmp_path / "saved.csv").write_text(f"\ufeffid,verdict,why,message,documents\n{rows}", "utf-8")
    return tmp_path


def test_what_was_saved_is_honoured_by_the_next_run(folder: Path) -> None:
    found = len(_findings(folder))
    assert found
    done = zhengce("verdict", "--import", "saved.csv", cwd=folder)
    assert (done.returncode, done.stdout) == (0, f"并入 verdicts.csv：新判{found}处，改判0处，原已有0处\n")
    assert done.stderr == ""
    assert "甲.txt" in (folder / "verdicts.csv").read_text("utf-8")
    assert zhengce("run", "甲.txt", cwd=folder).returncode == 0
    assert _findings(folder) == []
    again = zhengce("verdict", "--import", "saved.csv", cwd=folder)
    assert (again.returncode, again.stdout) == (0, f"并入 verdicts.csv：新判0处，改判0处，原已有{found}处\n")


def test_a_contradiction_is_said_row_by_row_and_nothing_is_written(folder: Path) -> None:
    first = _findings(folder)[0]["id"]
    assert zhengce("verdict", first, "confirmed", "--why", "是错", cwd=folder).returncode == 0
    before = (folder / "verdicts.csv").read_bytes()
    done = zhengce("verdict", "--import", "saved.csv", cwd=folder)
    assert done.returncode == 2
    assert "saved.csv 第2行判为 dismissed（范围不同），而 verdicts.csv 第2行判为 confirmed（是错）" in done.stderr
    assert "表未改动" in done.stderr.splitlines()[-1]
    assert (folder / "verdicts.csv").read_bytes() == before
    assert "改判1处" in zhengce("verdict", "--import", "saved.csv", "--replace", cwd=folder).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--import", "没有.csv"), "读不了 没有.csv：不存在；"),
        (("--import", "空.csv"), "空.csv 不是从审读报告存下的判定文件（是空的）；在 audit.html 里判过以后点“保存判定”"),
        (("--import", "指标.csv"), "指标.csv 不是从审读报告存下的判定文件（第1行：缺id、verdict、why列）；"),
        (("CNT101-0123456789ab", "confirmed", "--why", "是", "--import", "saved.csv"), "不能同用"),
        (("CNT101-0123456789ab", "confirmed"), "都要写明"),
        ((), "都要写明"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_status_2(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    (tmp_path / "空.csv").touch()
    (tmp_path / "指标.csv").write_text("indicator,quantity\n竹产值,5亿元\n", "utf-8")
    done = zhengce("verdict", *arguments, cwd=tmp_path)
    assert (done.returncode, told in done.stderr, len(done.stderr.splitlines())) == (2, True, 1)
    assert not (tmp_path / "verdicts.csv").exists()


def test_ids_that_the_last_run_did_not_find_are_told(folder: Path) -> None:
    (folder / "saved.csv").write_text("id,verdict,why\nCNT101-0123456789ab,confirmed,是\n", "utf-8")
    done = zhengce("verdict", "--import", "saved.csv", cwd=folder)
    assert (done.returncode, "没有CNT101-0123456789ab等1个编号的发现，照记" in done.stderr) == (0, True)


@pytest.mark.parametrize("given", ["CNT101-0123456789ab", "乱写", "near"])
def test_an_id_that_no_finding_has_is_refused_and_nothing_is_written(folder: Path, given: str) -> None:
    known = _findings(folder)[0]["id"]
    id_ = known[:-1] + ("1" if known[-1] == "0" else "0") if given == "near" else given
    done = zhengce("verdict", id_, "dismissed", "--why", "范围不同", cwd=folder)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert f"都没有编号为 {id_} 的发现" in done.stderr
    assert "编号见 outputs/audit.md" in done.stderr
    assert (f"是否要写 {known}" in done.stderr) is (given == "near")
    assert not (folder / "verdicts.csv").exists()


def test_an_id_of_an_earlier_run_that_the_table_knows_can_be_judged_anew(folder: Path) -> None:
    gone = "DAT101-0123456789ab"
    (folder / "verdicts.csv").write_text(f"id,verdict,why\n{gone},dismissed,范围不同\n", "utf-8")
    again = ("verdict", gone, "dismissed", "--why", "范围不同", "--note", "李四审")
    done = zhengce(*again, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "李四审" in (folder / "verdicts.csv").read_text("utf-8")
    assert "未改动" in zhengce(*again, cwd=folder).stderr


def test_a_verdict_without_a_run_is_completed_after_one(folder: Path) -> None:
    judged = ("verdict", _findings(folder)[0]["id"], "dismissed", "--why", "范围不同")
    assert "编号未能核对" in zhengce(*judged, "--out", "别处", cwd=folder).stderr
    assert "甲.txt" not in (folder / "verdicts.csv").read_text("utf-8")
    assert zhengce(*judged, cwd=folder).stdout.startswith("记入 verdicts.csv")
    assert "甲.txt" in (folder / "verdicts.csv").read_text("utf-8")
