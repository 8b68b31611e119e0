"""The stage over a small corpus, through the real pipeline."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import RecordError
from pipeline.exporters import scoreboard
from pipeline.stages import audit, evaluate, extract, read

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = ("a05-luting-tourism-answers", "b04-marine-notice")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    texts = [path for path in sorted((CORPORA / "raw").iterdir()) if path.stem in NAMES]
    read.read(texts, folder, print)
    extract.extract(folder, "jieba")
    audit.audit(folder, (), folder / "verdicts.csv", print)
    return folder


def marked(folder: Path, *names: str) -> Path:
    for name in names:
        shutil.copy(CORPORA / "gold" / f"{name}.json", folder)
    return folder


def scored(out: Path, gold: Path, to: Path) -> dict[str, Any]:
    evaluate.evaluate(out, gold, to / "metrics.json", to / "plots")
    metrics: dict[str, Any] = json.loads((to / "metrics.json").read_bytes())
    return metrics


def leaves(value: Any) -> list[Any]:
    return [leaf for each in value.values() for leaf in leaves(each)] if isinstance(value, dict) else [value]


def test_metrics_are_nested_numbers_and_always_the_same(tmp_path: Path, out: Path) -> None:
    gold = marked(tmp_path, *NAMES)
    metrics = scored(out, gold, tmp_path / "1")
    scored(out, gold, tmp_path / "2")
    written = {path.name: path.read_bytes() for path in sorted((tmp_path / "1").rglob("*.*"))}
    assert written == {path.name: path.read_bytes() for path in sorted((tmp_path / "2").rglob("*.*"))}
    assert list(written) == ["metrics.json", "f1.csv", "measure.csv", "status.csv"]
    assert metrics["texts"] == {"test": 0, "dev": 0, "train": 2}
    assert set(metrics["train"]["genres"]) == {"briefing", "plan"}
    assert {type(leaf) for leaf in leaves(metrics)} == {int, float}
    assert all(leaf == round(leaf, 4) for leaf in leaves(metrics))


def test_plots_tell_of_the_test_part_statement_by_statement(tmp_path: Path, out: Path) -> None:
    gold = marked(tmp_path, *NAMES)
    path = gold / f"{NAMES[0]}.json"
    path.write_text(path.read_text("utf-8").replace('"split": "train"', '"split": "test"'), "utf-8")
    metrics = scored(out, gold, tmp_path / "out")
    bars, rows = (
        list(csv.DictReader((tmp_path / f"out/plots/{name}.csv").read_text("utf-8").splitlines()))
        for name in ("f1", "status")
    )
    assert {row["split"] for row in bars} == {"test", "train"}
    table = metrics["test"]["confusion"]["status"]
    assert len(rows) == sum(leaves(table))
    assert sum(row == {"actual": "achieved", "predicted": "achieved"} for row in rows) == table["achieved"]["achieved"]


def test_only_marked_texts_are_scored(tmp_path: Path, out: Path) -> None:
    assert scored(out, marked(tmp_path, NAMES[0]), tmp_path / "out")["train"]["texts"] == 1


def test_second_marks_say_how_far_two_readers_agree(tmp_path: Path, out: Path) -> None:
    gold = marked(tmp_path, *NAMES)
    (gold / "second").mkdir()
    second = json.loads((gold / f"{NAMES[0]}.json").read_bytes())
    first = second["mentions"].pop(0)
    (gold / "second" / f"{NAMES[0]}.json").write_text(json.dumps(second), "utf-8")
    agreement = scored(out, gold, tmp_path / "out")["agreement"]
    assert agreement["texts"] == 1
    assert agreement["names"]["ALL"]["gold"] == agreement["names"]["ALL"]["found"] + 1
    assert agreement["names"][first["kind"]]["precision"] == agreement["indicators"]["right"]["f1"] == 1
    table = "\n".join(scoreboard.lines(json.loads((tmp_path / "out/metrics.json").read_bytes())))
    assert "两遍一致（1篇）" in table


def test_people_see_a_table_and_find_the_figures_beside_what_was_scored(tmp_path: Path, out: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", str(out), "--gold", str(marked(tmp_path, *NAMES))])
    assert done.exit_code == 0
    assert done.stdout.startswith("对照标注：训练2篇。")
    assert json.loads((out / "metrics.json").read_bytes())["texts"]["train"] == 2
    assert (out / "plots/f1.csv").is_file()
    files = [out / name for name in ("metrics.json", "plots/f1.csv", "plots/status.csv", "plots/measure.csv")]
    assert done.stdout.splitlines()[-1] == f"写出：{'、'.join(map(str, files))}"


def test_figures_that_lie_in_the_usual_folder_are_replaced_only_where_it_is_named(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(out, tmp_path / "outputs")
    (tmp_path / "outputs/plots").mkdir(exist_ok=True)
    for name in ("metrics.json", "plots/f1.csv", "plots/status.csv", "plots/measure.csv"):
        (tmp_path / "outputs" / name).write_text("公布的数字", "utf-8")
    gold = marked(tmp_path, *NAMES)
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "outputs").rglob("*") if path.is_file()}
    done = CliRunner().invoke(app, ["evaluate", "--gold", str(gold)])
    assert (done.exit_code, "对照标注：训练2篇。" in done.stdout) == (0, True)
    assert done.stdout.splitlines()[-1].startswith("没有写文件；")
    assert {path: path.read_bytes() for path in (tmp_path / "outputs").rglob("*") if path.is_file()} == before
    done = CliRunner().invoke(app, ["evaluate", "outputs", "--gold", str(gold)])
    assert done.stdout.splitlines()[-1].startswith("写出：outputs/metrics.json、outputs/plots/f1.csv、")
    assert json.loads((tmp_path / "outputs/metrics.json").read_bytes())["texts"]["train"] == 2


def test_a_marked_text_that_was_not_read_is_told(tmp_path: Path, out: Path) -> None:
    told = r"标注了1份文本，.*中缺1份：a01-jinan-briefing\.txt；.*zhengce run corpora/raw"
    with pytest.raises(RecordError, match=told) as refused:
        scored(out, marked(tmp_path, "a01-jinan-briefing"), tmp_path / "out")
    assert "dvc" not in str(refused.value)


def test_many_that_were_not_read_are_counted(out: Path, tmp_path: Path) -> None:
    gold = Path(__file__).parents[2] / "corpora/gold"
    with pytest.raises(RecordError, match=r"中缺\d+份：[^、]+(、[^、]+){4}等；") as refused:
        scored(out, gold, tmp_path / "out")
    assert len(str(refused.value)) < 600


def test_a_folder_that_no_run_has_filled_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"没有审读结果；先用 zhengce run 文件夹 --out") as refused:
        scored(tmp_path / "nothing", marked(tmp_path, NAMES[0]), tmp_path / "out")
    assert "dvc" not in str(refused.value)


def test_a_folder_without_marks_is_told(tmp_path: Path, out: Path) -> None:
    with pytest.raises(RecordError, match="没有标注文件"):
        scored(out, tmp_path, tmp_path / "out")
