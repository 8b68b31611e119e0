"""Digits that are shown are counted, and those that are not read are told where they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers import _digits, html
from pipeline.schema import Damage

LONG = "云岫市数字经济加快发展，低空经济起步，绿色工厂建设稳步推进。"


def _page(body: str) -> tuple[tuple[Damage, ...], str]:
    document = html.read(f"<html><body><h1>{LONG}</h1>{body}<p>{LONG}</p></body></html>".encode(), "a.html")
    return tuple(one for one in document.damage if one.kind == "digits"), document.text


@pytest.mark.parametrize(
    "body",
    [
        "<p>规模２５００亿元，&#49;&#x32;0家，<b>20</b>25年</p>",
        '<p style="display:none">12</p><div style="color:red; visibility: hidden">3</div><p hidden>4</p>',
        "<script>var a = 12;</script><style>p{margin:3px}</style><noscript>45</noscript><template>7</template>",
        '<img alt="2025年" src="1.png"><input value="12" placeholder="3">',
        "<table><tr><td rowspan=2>1</td><td>23</td></tr><tr><td>45</td></tr></table>",
        "<nav>12</nav><select><option>34</option></select><button>5</button><footer>67</footer>",
        "<p>规模①⑵三Ⅳ</p><ol><li>第一</li></ol>",
    ],
)
def test_nothing_is_missing(body: str) -> None:
    assert _page(body)[0] == ()


@pytest.mark.parametrize(
    ("body", "before", "lost"),
    [
        ("<p>规模达到<svg><text>2500</text></svg>亿元</p>", "规模达到", 4),
        ("<p>增长<math><mn>8.7</mn></math>个百分点，新增１２家</p>", "增长", 2),
    ],
)
def test_what_is_drawn_and_not_read_is_told_where_it_stood(body: str, before: str, lost: int) -> None:
    (found,), text = _page(body)
    assert (found.start, found.end, found.lost) == (found.start, found.start, lost)
    assert text[: found.start].endswith(before)


@given(
    st.lists(st.tuples(st.sampled_from(("规模达到", "新增", "投资")), st.integers(0, 9999)), min_size=1, max_size=12),
    st.data(),
)
def test_as_many_are_told_as_are_missing(statements: list[tuple[str, int]], data: st.DataObject) -> None:
    shown = [f"{words}{number}，" for words, number in statements]
    kept = data.draw(st.lists(st.booleans(), min_size=len(shown), max_size=len(shown)))
    text = "".join(one if keep else one.rstrip("0123456789，") + "，" for one, keep in zip(shown, kept, strict=True))
    found = list(_digits.lost(shown, text, page=3))
    assert sum(one.lost for one in found) == sum(_digits.count("".join(shown)).values()) - sum(
        _digits.count(text).values()
    )
    assert all(0 <= one.start == one.end <= len(text) and one.page == 3 for one in found)
    assert list(_digits.lost(reversed(shown), "".join(shown))) == []
