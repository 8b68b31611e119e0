"""Errors: one line, what and what to do, whole on the other side of a process."""

import pickle

import pytest

from pipeline import errors
from pipeline.errors import InputError, ZhengceError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ZhengceError)]


@pytest.mark.parametrize("kind", KINDS)
def test_says_what_and_what_to_do(kind: type[ZhengceError]) -> None:
    assert str(kind("甲.txt 不是中文")) == "甲.txt 不是中文"
    error = kind("甲.txt 不是中文", hint="换一份")
    assert str(error) == "甲.txt 不是中文；换一份"
    assert error.hint == "换一份"


@pytest.mark.parametrize("kind", KINDS)
def test_crosses_processes_whole(kind: type[ZhengceError]) -> None:
    error = pickle.loads(pickle.dumps(kind("甲.txt 不是中文", hint="换一份")))
    assert type(error) is kind
    assert str(error) == "甲.txt 不是中文；换一份"
    assert error.hint == "换一份"


def test_all_have_one_root_and_are_drawn() -> None:
    assert len(KINDS) > 1
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in KINDS)
    with pytest.raises(ZhengceError):
        raise InputError("甲.txt 没有内容")
