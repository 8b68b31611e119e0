"""Which records of a corpus have something in common."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.comparing import Noted, within

KEYS = st.lists(st.lists(st.integers(0, 40), max_size=12), max_size=8)


@given(documents=KEYS, at_once=st.integers(1, 50))
def test_shared_keys_are_those_that_come_twice(documents: list[list[int]], at_once: int) -> None:
    noted = Noted()
    for keys in documents:
        noted.add(np.array(keys, "<u8"))
    counted = Counter(key for keys in documents for key in keys)
    shared = noted.shared(at_once)
    assert shared.tolist() == sorted(key for key, times in counted.items() if times > 1)
    meeting = [any(counted[key] > 1 for key in keys) for keys in documents]
    assert list(noted.meeting(shared)) == meeting
    for keys in documents:
        assert within(np.array(keys, "<u8"), shared).tolist() == [counted[key] > 1 for key in keys]
