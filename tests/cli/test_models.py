"""Models on the command line: one of another version stops the run in one line, and the run goes on when told to."""

import json
from pathlib import Path

import msgspec
import pytest
from openpyxl import load_workbook
from shell import zhengce

from pipeline import learned, manifests
from pipeline.manifests import STATUS, WEIGHTS, Part, Worth
from pipeline.weights import Weights

TEXT = "云泽省2025年政府工作报告\n\n全省地区生产总值达到2.1万亿元，增长5.3%。\n"
HELPS = Part(1, {"dev": Worth(0.9, 0.8, 0.95), "test": Worth(0.9, 0.8, 0.95)})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(learned.PLACES)
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    # Whatever is told of a statement, the odds are for a plan.
    weights = msgspec.json.encode(Weights({}, -9))
    manifests.save(tmp_path / "models" / STATUS, STATUS, {f"{WEIGHTS}.json": weights}, {WEIGHTS: HELPS}, "data")
    return tmp_path


def test_a_model_that_helps_is_used_and_can_be_left_out(folder: Path) -> None:
    beside, alone = (zhengce("extract", "甲.txt", *more, cwd=folder).stdout for more in ((), ("--without-models",)))
    assert '"status":"achieved"' not in beside
    assert '"status":"achieved"' in alone


def test_the_report_says_which_were_used_in_no_words_of_this_machine(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # None but this one, whatever the checkout has learned.
    monkeypatch.setenv(learned.PLACES, "models")
    for out, more in (("一", ()), ("二", ("--workers", "2")), ("三", ("--no-cache",))):
        assert zhengce("run", "甲.txt", "--out", out, *more, cwd=folder).returncode == 0
    told = [json.loads(line) for line in (folder / "一/models.jsonl").read_text("utf-8").splitlines()]
    assert {each["name"] for each in told if each["used"]} == {STATUS}
    for name in ("models.jsonl", "audit.html", "audit.md", "audit.xlsx"):
        assert len({(folder / out / name).read_bytes() for out in "一二三"}) == 1
    sheet = load_workbook(folder / "一/audit.xlsx")["说明"]
    cells = {str(row[0]): str(row[1]) for row in sheet.iter_rows(values_only=True)}
    assert cells["参数：learned.status"] == "auto（已用）"
    assert cells["参数：learned.names"] == "auto（未用：没有学得的模型）"
    for name in ("audit.html", "audit.md"):
        said = (folder / "一" / name).read_text("utf-8")
        assert "auto（未用：没有学得的模型）" in said
        assert str(folder) not in said


def test_stages_and_a_run_tell_the_same_of_models(folder: Path) -> None:
    assert zhengce("run", "甲.txt", "--out", "一", "--without-models", cwd=folder).returncode == 0
    (folder / "params.yaml").write_text("learned: {status: never, trades: never, slogans: never, names: never}\n")
    for stage in (("read", "甲.txt"), ("extract",)):
        assert zhengce("stage", *stage, cwd=folder).returncode == 0
    assert (folder / "outputs/models.jsonl").read_bytes() == (folder / "一/models.jsonl").read_bytes()


@pytest.mark.parametrize("command", [("extract",), ("check",), ("run",), ("graph", "--out", "图.gexf")])
def test_another_version_stops_every_command_and_goes_on_when_told_to(folder: Path, command: tuple[str, ...]) -> None:
    path = folder / "models" / STATUS / manifests.MANIFEST
    path.write_text(path.read_text("utf-8").replace('"format": 1', '"format": 0'), "utf-8")
    stopped = zhengce(*command, "甲.txt", cwd=folder)
    assert stopped.returncode == 2
    assert stopped.stderr.count("\n") == 1
    assert "dvc repro train_status" in stopped.stderr
    assert zhengce(*command, "甲.txt", "--without-models", cwd=folder).returncode == 0


def test_settings_leave_it_out_as_well(folder: Path) -> None:
    path = folder / "models" / STATUS / manifests.MANIFEST
    path.write_text("{}", "utf-8")
    (folder / "params.yaml").write_text("learned: {status: never, names: never}\n", "utf-8")
    assert zhengce("extract", "甲.txt", cwd=folder).returncode == 0


def test_stages_learn_and_extract_with_a_project_s_own_tables(folder: Path) -> None:
    """Tables have to be named before the first recogniser is imported; what was learned imports some."""
    (folder / "tables").mkdir()
    (folder / "params.yaml").write_text("lexicons: tables\n", "utf-8")
    assert zhengce("stage", "read", "甲.txt", cwd=folder).returncode == 0
    assert zhengce("stage", "extract", cwd=folder).returncode == 0
    (folder / "gold").mkdir()
    for stage, more in (("train-status", ()), ("train-names", ("speed",))):
        done = zhengce("stage", stage, "outputs/documents.jsonl", "gold", "models", "figures", *more, cwd=folder)
        assert (done.returncode, "没有标注文件" in done.stderr) == (2, True), done.stderr
