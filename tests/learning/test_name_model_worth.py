"""How sure a recogniser has to be, and what it is worth."""

from pipeline.learning.name_model_worth import Tried, surest, worth
from pipeline.schema import Mention


def name(start: int, kind: str = "ORG") -> Mention:
    return Mention("甲.txt", start, start + 2, "某局", kind)


RIGHT = [name(start) for start in (0, 10, 20, 30)]
TEXT = Tried(RIGHT, [name(0), name(10)], [(900, name(20)), (300, name(50)), (200, name(60))], [name(0), name(70)])


def test_believed_while_what_it_adds_is_mostly_right() -> None:
    assert surest([TEXT], (0, 500, 1000)) == 500


def test_of_equals_the_surest() -> None:
    assert surest([TEXT], (400, 500, 800)) == 800


def test_worth_of_rules_of_it_alone_and_of_both() -> None:
    assert worth([TEXT], 500) == (0.6667, 0.3333, 0.8571)


def test_no_texts_are_worth_nothing() -> None:
    assert worth([], 0) == (0.0, 0.0, 0.0)
