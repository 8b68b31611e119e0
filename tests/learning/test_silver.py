"""Marks without a hand: which names count as sure, and which are hidden."""

from pipeline.learning import silver
from pipeline.schema import Document, Find, Mention, Reading, Sentence

TEXT = "砚泉数谷与市数据局。砚泉数谷。市数据局。澄湾港。"
DOCUMENT = Document("甲.txt", TEXT)
ENDS = [10, 15, 20, 24]
SENTENCES = tuple(
    Sentence(DOCUMENT, 0, start, end, TEXT[start:end]) for start, end in zip([0, *ENDS], ENDS, strict=False)
)
FOUND = (
    (Find("CARRIER", 0, 4), Find("ORG", 5, 9), Find("PERIOD", 5, 9)),
    (Find("CARRIER", 0, 4),),
    (Find("CARRIER", 0, 4),),
    (Find("CARRIER", 0, 3),),
)
READING = Reading(DOCUMENT, SENTENCES, FOUND)


def test_confirmed_are_the_gold_s_from_end_to_end() -> None:
    gold = [Mention("甲.txt", 0, 4, "砚泉数谷", "CARRIER"), Mention("甲.txt", 5, 8, "市数据", "ORG")]
    assert silver.confirmed(READING, gold) == {0: (Find("CARRIER", 0, 4),)}


def test_repeated_are_found_twice_and_of_one_kind() -> None:
    # 市数据局 is an ORG once and a CARRIER once, 澄湾港 stands there once.
    assert silver.repeated(READING) == {0: (Find("CARRIER", 0, 4),), 1: (Find("CARRIER", 0, 4),)}


def test_a_hidden_name_is_hidden_wherever_it_stands() -> None:
    places = silver.repeated(READING)
    assert silver.every(READING, places, 1) == silver.every(READING, places, 3) == places
    every = {index: tuple(find for find in found if find.kind != "PERIOD") for index, found in enumerate(FOUND)}
    assert silver.every(READING, every, 2) == {
        0: (Find("CARRIER", 0, 4),),
        1: (Find("CARRIER", 0, 4),),
        3: (Find("CARRIER", 0, 3),),
    }
