"""What does not fit into memory comes back from temporary files as it was, in order."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline import spool

ROWS = st.lists(st.tuples(st.binary(max_size=3), st.binary(max_size=200_000)), max_size=40)


@given(rows=ROWS, most=st.integers(1, 400))
def test_rows_come_in_order_and_those_of_one_key_as_they_came(rows: list[tuple[bytes, bytes]], most: int) -> None:
    assert list(spool.ordered(rows, most)) == sorted(rows, key=lambda row: row[0])


def test_things_come_once_more_as_they_passed() -> None:
    things = [{"云岫": number} for number in range(5)]
    passing, again = spool.twice(iter(things))
    assert list(passing) == list(again()) == list(again()) == things


def test_things_are_had_by_name_the_latest_of_a_name() -> None:
    named: spool.Named[list[int]] = spool.Named()
    for number in range(9):
        named.put(f"{number % 7}.txt", [number])
    assert {name: named[name] for name in named} == {f"{n}.txt": [n + 7 if n < 2 else n] for n in range(7)}
    assert named.get("没有.txt") is None


def test_what_is_much_is_as_it_was() -> None:
    shelf: spool.Shelf[bytes] = spool.Shelf()
    places = [shelf.put(bytes([number]) * spool.MOST) for number in range(3)]
    assert [shelf.at(place)[:2] for place in reversed(places)] == [b"\2\2", b"\1\1", b"\0\0"]


def test_things_are_had_by_number() -> None:
    listed: spool.Listed[str] = spool.Listed()
    for number in range(5):
        listed.put(f"云岫{number}")
    assert list(listed) == [listed[number] for number in range(5)] == list(listed[:]) == [f"云岫{n}" for n in range(5)]
    assert listed[-1] == "云岫4"
