"""params.yaml: each setting once, nothing ignored."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline import params
from pipeline.errors import ParamsError
from pipeline.params import Audit, Linking, Params

ROOT = Path(__file__).parents[1]


def load(folder: Path, text: str) -> Params:
    path = folder / "params.yaml"
    path.write_text(text, "utf-8")
    return params.load(path)


def test_the_file_of_the_project_says_the_defaults_and_where_its_tables_are() -> None:
    read = params.load(ROOT / "params.yaml")
    assert (ROOT / read.lexicons).is_dir()
    assert (ROOT / read.linking.aliases).is_file()
    assert (ROOT / read.audit.verdicts).is_file()
    assert replace(read, lexicons="", linking=Linking(), audit=Audit()) == params.load(None) == Params()


def test_what_is_said_holds_and_the_rest_is_default(tmp_path: Path) -> None:
    read = load(tmp_path, "segment: {engine: pkuseg}\naudit: {disabled: [PAR101]}\n")
    assert read.segment.engine == "pkuseg"
    assert read.audit.disabled == ("PAR101",)
    assert read.graph == Params().graph


@pytest.mark.parametrize(
    "text",
    {
        "键名写错": "segmant: {engine: jieba}",
        "下级键名写错": "graph: {min_counts: 2}",
        "没有的引擎": "segment: {engine: hanlp}",
        "没有的窗口": "graph: {windows: [page]}",
        "类型不对": "graph: {seed: 七}",
        "次数为零": "graph: {min_count: 0}",
        "是否代替列表": "audit: {disabled: PAR101}",
        "不是映射": "[1, 2]",
        "不是YAML": "segment: {engine: jieba",
        "不是UTF-8": "segment: \udcff",
    }.items(),
    ids=lambda item: item[0],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(tmp_path: Path, text: tuple[str, str]) -> None:
    path = tmp_path / "params.yaml"
    path.write_bytes(text[1].encode("utf-8", "surrogateescape"))
    with pytest.raises(ParamsError, match=r"params\.yaml 不能用作参数：.+；对照 params\.yaml") as refused:
        params.load(path)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ParamsError, match=r"没有参数文件 .*none\.yaml；"):
        params.load(tmp_path / "none.yaml")


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ParamsError, match="读不了参数文件"):
        params.load(tmp_path)


@pytest.mark.parametrize("text", ["", "# 只有注释\n"], ids=["空文件", "只有注释"])
def test_an_empty_file_says_nothing(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == Params()
