"""Pages that nest without end are made shallow, and lose nothing that they show."""

import re

import pytest
from archives import TEXT
from document_laws import check, digits, survives
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.readers import _nesting, parse

N = 30_000
DEEP = {
    "blocks": "<div>" * N,
    "blocks that are closed": f"{'<div>' * N}一{'</div>' * N}",
    "inline": "<span>" * N,
    "lists": "<ul><li>" * N,
    "tables": "<table><tr><td>" * N,
    "dress that is never closed": "".join(f"<font a={i}><p>甲" for i in range(N // 3)),
    "dress that closes over blocks": "<i><div></i>" * N,
    "ends of what was never open": "<div><span></p></b></section>" * N,
    "bodies": "".join(f"<body a{i}=1>" for i in range(N)),
    "attributes": f"<p {' '.join(f'a{i}=1' for i in range(N))}>",
    "attributes with angles": "<p " + " ".join(f'a{i}=">"' for i in range(N)) + ">",
    "attributes that are angles": f"<p {' '.join(f'<a{i}' for i in range(N))}>",
    "attributes between strokes": f"<p {'/'.join(f'a{i}' for i in range(N))}>",
    "drawn": "<svg>" + "<g>" * N,
    "drawn and empty": "<svg>" + "<div/>" * N,
    "in capitals": "<DIV>" * N,
    "unknown": "<x-y>" * N,
    "comments": "<!--" * N + "-->",
}


@pytest.mark.parametrize("page", DEEP.values(), ids=DEEP.keys())
def test_what_takes_minutes_to_parse_takes_none(page: str) -> None:
    document = parse(f"<html><body><p>{TEXT}</p>{page}<p>{TEXT}</p></body></html>".encode(), "a.html")
    check(document)
    assert document.text.count("1800") == 2


def test_a_page_as_pages_are_is_left_alone() -> None:
    page = "<div><p>甲</p></div>" * 5_000 + "<p>乙" * 500 + f'<img src="data:image/png;base64,{"A/" * 9_000}">'
    assert _nesting.shallow(page) == page


def test_what_was_below_stands_in_lines_of_its_own() -> None:
    deep = "<div>" * 1_000
    document = parse(f"<p>{TEXT}</p>{deep}建成12个<div>7个</div>3<span>5</span>个".encode(), "a.html")
    assert document.text.splitlines() == [TEXT, "建成12个", "7个", "35个"]


TAGS = st.sampled_from("div span b font a p ul li table tr td svg g h1 body".split(" "))
PIECES = st.one_of(
    st.sampled_from(
        ("1", "23", "甲", " ", "<!-- 4 -->", "<script>if(5<6)</script>", "<br>", "<img alt='<b>'>", "<g/>")
    ),
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"<{tag} title='>'>"),
    TAGS.map(lambda tag: f"</{tag}>"),
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_sign_is_lost(page: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_nesting, "DEEPEST", 3)
        patch.setattr(_nesting, "_LONG", 0)
        made = _nesting.shallow(page)
    assert _shown(made) == _shown(page)
    # A table, a row and a cell count as one; what only dresses is opened anew.
    assert _depth(made) <= 5 * 3 + 2 * _nesting._MOST_DRESS


def _root(page: str) -> LexborNode:
    root = LexborHTMLParser(f"<html><body>{page}").root
    assert root
    return root


def _shown(page: str) -> str:
    nodes = (node for node in _root(page).traverse(include_text=True) if node.is_text_node)
    shown = (node.text_content or "" for node in nodes if node.parent and node.parent.tag != "script")
    return re.sub(r"\s", "", "".join(shown))


def _depth(page: str) -> int:
    depth = 0
    for node in _root(page).traverse():
        up, at = 0, node
        while at.parent is not None:
            at, up = at.parent, up + 1
        depth = max(depth, up)
    return depth


def test_books_and_cells_are_made_shallow_too() -> None:
    rows = f'标题,正文\n甲,"{"<div>" * N}{f"<p>{TEXT}</p>" * 10}"\n'
    (document,) = survives(rows.encode(), "a.csv")
    assert digits(document).count("1800") == 10
