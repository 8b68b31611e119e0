"""Whatever figures, years and units a sentence gives, the rules answer; none of them stops the others."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.audit import audit
from pipeline.extraction import extract
from pipeline.readers import text as plain
from pipeline.segmenters import load

years = st.one_of(st.just(""), st.integers(1990, 2060).map(lambda year: f"{year}年"))
figures = st.decimals(0, 99_999, places=2, allow_nan=False).map(lambda n: f"{n.normalize():f}")
units = st.sampled_from(["万亿元", "亿元", "%", "个百分点", "家", "万人", "公里", "元", "倍", "位", ""])
names = st.sampled_from(["地区生产总值", "城镇化率", "规上工业企业", "高速公路里程", "一般公共预算收入"])
FORMS = (
    "{y}，{n}由{z}的{a}{u}增加到{b}{u}、年均增长{c}%。",
    "{n}从{a}{u}下降到{b}{v}，降幅{c}%。",
    "{n}达到{a}{u}，比上年增加{b}{u}，增长{c}%。",
    "{n}{a}{u}，其中甲类{b}{u}、乙类{c}{u}，合计{a}{v}。",
    "到{z}，{n}达到{b}{u}以上，{y}为{c}{v}左右。",
    "{y}—{z}，{n}累计{a}{u}，{n}突破{b}{u}，{n}是{y}的{c}倍。",
    "{n}由{a}{u}、{b}{u}提高到{c}{u}、{a}{u}，分别增长{b}%和{c}%。",
)
sentences = st.builds(
    lambda form, **given: form.format(**given),
    st.sampled_from(FORMS), n=names, y=years, z=years, a=figures, b=figures, c=figures, u=units, v=units,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(sentences, min_size=1, max_size=6))
def test_no_rule_fails_on_any_figures(said: list[str]) -> None:
    extracted = extract(
        plain.read("云岫市2020年政府工作报告\n\n".encode() + "\n\n".join(said).encode(), "甲.txt"), load("jieba")
    )
    for finding in audit([extracted]):
        assert finding.evidence
        assert all(Decimal(span.start) < span.end for span in finding.evidence)
