"""Names of indicators: one for what is one, apart what differs."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicons import shipped
from pipeline.linking import class_entity, indicator_entity
from pipeline.linking.aliases import Aliases
from pipeline.linking.indicators import NATION, REGION

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("indicators.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", CASES["one"])
def test_one_indicator_under_several_names(name: str) -> None:
    found = {each: indicator_entity(each) for each in CASES["one"][name]}
    assert len(set(found.values())) == 1, found


@pytest.mark.parametrize("name", CASES["apart"])
def test_indicators_that_differ(name: str) -> None:
    for one, other in combinations(CASES["apart"][name], 2):
        assert indicator_entity(one) != indicator_entity(other), (one, other)


@pytest.mark.parametrize(("name", "grows"), CASES["growth"])
def test_growth_is_said_of_what_grows(name: str, grows: str) -> None:
    assert indicator_entity(name, "growth") == indicator_entity(grows, "growth")
    assert indicator_entity(name, "rank") != indicator_entity(grows, "rank")


@pytest.mark.parametrize("product", [REGION, NATION])
def test_the_product_is_that_of_the_level(product: str) -> None:
    for name in ("GDP", "生产总值", product, f"{product}（GDP）"):
        assert indicator_entity(name, None, product) == f"INDICATOR:{product}"
    assert indicator_entity("人均GDP", None, product) == f"INDICATOR:人均{product}"


@pytest.mark.parametrize(
    "row", [row for row in shipped("aliases") if row["kind"] == "INDICATOR"], ids=lambda row: row["alias"]
)
def test_every_row_of_the_table_leads_to_its_name(row: dict[str, str]) -> None:
    for product in (REGION, NATION):
        assert indicator_entity(row["name"], None, product) == f"INDICATOR:{row['name']}"
        assert indicator_entity(row["alias"], None, product) == f"INDICATOR:{row['name']}"


def test_classes_lose_marks_only() -> None:
    assert class_entity("“未来产业”") == class_entity("未来产业") != class_entity("支柱产业")
    assert class_entity("规上企业") == class_entity("规模以上企业") != class_entity("企业")


@given(st.text("全市省规上模以工业增加值占GDP比重的地区生产总数量人均居民常住(亿元)增速", max_size=16))
def test_an_entity_is_its_own_entity(name: str) -> None:
    for measure in (None, "growth"):
        entity = indicator_entity(name, measure)  # type: ignore[arg-type]
        assert indicator_entity(entity.removeprefix("INDICATOR:"), measure) == entity  # type: ignore[arg-type]


def test_what_is_counted_may_be_called_by_the_alias_of_a_class() -> None:
    known = Aliases({"CLASS": {"竹企": "竹加工企业"}}, None, {})
    assert indicator_entity("竹企", "count", known=known) == "INDICATOR:竹加工企业"
    assert indicator_entity("竹企", "level", known=known) == "INDICATOR:竹企"
    assert class_entity("竹企", known) == "CLASS:竹加工企业"
