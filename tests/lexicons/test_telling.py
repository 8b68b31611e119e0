"""What may be a name of something measured or counted: little is refused."""

import json
from pathlib import Path

import pytest

from pipeline.lexicons.telling import is_bare, names

GOLD = Path(__file__).parents[2] / "corpora" / "gold"


@pytest.mark.parametrize(
    "name",
    [
        "粮食产量",
        "重点项目",
        "重大工程",
        "出口",
        "营造林",
        "气象雷达",
        "家庭医生签约",
        "城乡居民基础养老金惠及",
        "居民收入(增长)",
    ],
)
def test_names(name: str) -> None:
    assert names(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "拟",
        "一批",
        "加强",
        "奋力推进",
        "百亿元",
        "翻番",
        "三成",
        "优良天数比例、",
        "社区健身路径或",
        "套)、老旧小区",
        "间)",
        "的产量",
        "增速就",
    ],
)
def test_what_names_nothing(name: str) -> None:
    assert not names(name)


@pytest.mark.parametrize(
    ("name", "kind", "bare"),
    [
        ("项目", "INDICATOR", True),
        ("项目", "CLASS", False),
        ("重点项目", "INDICATOR", False),
        ("幅度", "INDICATOR", True),
        ("孩子", "CLASS", True),
        ("上门", "CLASS", True),
        ("出口", "INDICATOR", False),
        ("绿道", "INDICATOR", False),
        ("平台", "CLASS", False),
    ],
)
def test_what_tells_nothing_by_itself(name: str, kind: str, bare: bool) -> None:
    assert is_bare(name, kind) is bare


def test_nearly_all_that_annotators_marked_can_be_named() -> None:
    """Of 4,000 names of indicators half a dozen bare verbs (补助, 投入) are refused."""
    marked = {
        row["indicator"]
        for path in sorted(GOLD.glob("*.json"))
        for row in json.loads(path.read_text("utf-8"))["indicators"]
    }
    refused = {name for name in marked if len(name) > 1 and not names(name)}
    assert len(marked) > 2000
    assert len(refused) <= 0.002 * len(marked), sorted(refused)
