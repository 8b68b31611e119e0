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
    ("text", "told"),
    {
        "segmant: {engine: jieba}": r"没有 segmant 这个键（是否要写 segment），可用的键：segment、terms、.*lexicons",
        "graph: {min_counts: 2}": r"graph 下没有 min_counts 这个键（是否要写 min_count），可用的键：windows、",
        "segment: {1: jieba}": r"segment 下没有 1 这个键，可用的键：engine",
        "segment: {engine: hanlp}": r'segment\.engine 应为 jieba、pkuseg、spacy 之一，写的却是 "hanlp"',
        "graph: {windows: [page]}": r'graph\.windows\[0\] 应为 document、.* 之一，写的却是 "page"',
        "graph: {windows: sentence}": r'graph\.windows 应为列表，.*写的却是 "sentence"',
        "graph: {seed: 七}": r'graph\.seed 应为整数，写的却是 "七"',
        "graph: {seed: }": r"graph\.seed 应为整数，写的却是 空",
        "graph: {min_count: 0}": r"graph\.min_count 应为不小于 1 的整数，写的却是 0",
        "graph: {alpha: 1.5}": r"graph\.alpha 应为大于 0、不大于 1 的数，写的却是 1\.5",
        "terms: {feed: 1}": r"terms\.feed 应为 true 或 false，写的却是 1",
        "audit: {disabled: PAR101}": r'audit\.disabled 应为列表.*写的却是 "PAR101"',
        "segment: jieba": r'segment 应为一组键（engine），写的却是 "jieba"',
        "[1, 2]": r"内容应为一组键（segment、.*），写的却是 \[1,2\]",
        "segment: {engine: jieba": r"第2行第1列附近不合 YAML 的写法",
        "segment: \x00": r"不合 YAML 的写法",
        "segment: \udcff": r"不是 UTF-8 的文本",
    }.items(),
)
def test_what_makes_no_sense_is_refused_in_chinese(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "params.yaml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ParamsError, match=rf"params\.yaml 不能用作参数：{told}.*；对照 params\.yaml") as refused:
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
