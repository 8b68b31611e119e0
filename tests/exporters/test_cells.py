"""What graph files remember of a column's values changes nothing in what they write."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporters import _cells
from pipeline.exporters._cells import Written, cell, columns

# Many are equal and not written alike: 0.0 and -0.0; 0, False and 0.0; 1, True and 1.0.
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-2, 2)
    | st.sampled_from([0.0, -0.0, 1.0, 0.5])
    | st.text("01甲", max_size=2)
)
KINDS = {bool: st.booleans(), int: st.integers(-2, 2), float: st.integers(-2, 2) | st.floats(-1, 1), str: VALUES}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data(), most=st.integers(1, 4))
def test_a_value_is_written_as_if_it_were_the_first(kind: type, data: st.DataObject, most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_cells, "_LATELY", most)
        written = Written(kind, lambda value: cell(value, kind))
        for value in data.draw(st.lists(KINDS[kind] | st.none())):
            assert written[value] == cell(value, kind)
            assert len(written) <= most


@given(st.lists(st.dictionaries(st.sampled_from("abc"), VALUES)))
def test_columns_are_those_of_all_rows(rows: list[Mapping[str, Any]]) -> None:
    found = columns(rows, without=frozenset("c"))
    assert found == columns([*rows, *rows], without=frozenset("c"))
    assert list(found) == list(
        dict.fromkeys(name for row in rows for name in row if name != "c" and row[name] is not None)
    )
    for name, kind in found.items():
        kinds = {type(row[name]) for row in rows if row.get(name) is not None}
        assert kind is (kinds.pop() if len(kinds) == 1 else float if kinds == {int, float} else str)
