"""The tagger's view of a sentence, and that it only ever finds names where there are none."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline import extraction
from pipeline.recognisers import _tagging
from pipeline.schema import NAME_KINDS, Block, Document, Find, Reading
from pipeline.sentences import Cut
from pipeline.tagger import BEGINS, Tagger, labels_of

LABELS = labels_of(NAME_KINDS)
KEYS = 19
WORDS = "建设 济南 高新区 市数据局 量子信息 、 ， 。 “ ” 三农 12家 的 氢谷 “三农” 新一代 2025年 \n".split(" ")


def eager(weight: int) -> Tagger:
    """Calls everything that may be a name one."""
    begins = tuple((LABELS.index(BEGINS + kind), weight) for kind in ("CARRIER", "ORG"))
    shapes = {f"{length}{ascii_only}{quoted}": begins for length in range(5) for ascii_only in "01" for quoted in "01"}
    return Tagger(LABELS, tuple(shapes if i == 11 else {} for i in range(KEYS + 2)))


def read(text: str, cut: Cut) -> Reading:
    blocks = (Block("paragraph", 0, len(text)),) if text.strip() else ()
    return extraction.recognise(Document("甲.txt", text, blocks), cut)


def cells(text: str, cut: Cut) -> _tagging.Cells:
    return next(cells for _, cells in _tagging.cells_of(read(text, cut)))


def test_every_token_has_its_keys_or_is_something_already(cut: Cut) -> None:
    found = cells("建设济南高新区，培育“氢谷”等12家企业。", cut)
    assert {len(token) for token in found.tokens if not isinstance(token, str)} == {KEYS}
    assert [end for _, end in found.places[:-1]] == [start for start, _ in found.places[1:]]


def test_names_marks_and_settled_terms_are_something_already(cut: Cut) -> None:
    text = "济南高新区做好“三农”工作。"
    found = cells(text, cut)
    given = {
        text[a:b]: token for (a, b), token in zip(found.places, found.tokens, strict=True) if isinstance(token, str)
    }
    assert given["。"] == given["三农"] == ""
    assert any(token.startswith("+CARRIER") for token in given.values())


def test_a_hidden_name_is_as_if_nobody_knew_it(cut: Cut) -> None:
    reading = read("建设济南高新区。", cut)
    name = next(find for find in reading.found[0] if find.kind == "CARRIER")
    found = next(cells for _, cells in _tagging.cells_of(reading, {0: (name,)}))
    inside = [token for (a, _), token in zip(found.places, found.tokens, strict=True) if name.start <= a < name.end]
    assert inside
    assert all(not isinstance(token, str) and token[14] == "" for token in inside)


@given(st.lists(st.sampled_from(WORDS), max_size=15).map("".join))
def test_finds_names_only_where_there_are_none(cut: Cut, text: str) -> None:
    reading = read(text, cut)
    places = [[(f.start, f.end) for f in found if f.kind in NAME_KINDS] for found in reading.found]
    for index, find in _tagging.fill(reading, tagger=eager(5), sure=1):
        assert 0 <= find.start < find.end <= len(reading.sentences[index].text)
        places[index].append((find.start, find.end))
    for each in places:
        assert all(left[1] <= right[0] for left, right in pairwise(sorted(each)))


def test_what_is_not_sure_is_left(cut: Cut) -> None:
    reading = read("在氢谷。", cut)
    assert list(_tagging.fill(reading, tagger=eager(5), sure=6)) == []
    assert list(_tagging.fill(reading, tagger=eager(5), sure=5)) != []


def test_what_it_finds_becomes_a_mention(cut: Cut) -> None:
    document = Document("甲.txt", "在氢谷。", (Block("paragraph", 0, 4),))
    learned = extraction.Learned(names=lambda _: [(0, Find("CARRIER", 1, 3))])
    assert [(m.text, m.kind) for m in extraction.extract(document, cut, learned).mentions] == [("氢谷", "CARRIER")]
