"""A little of `make stress`: some spoilt files of every format, each in a watched process, and no fault."""

import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("processes are watched as Linux lets them be", allow_module_level=True)

import folders
import stress
from examining import FaultError, examine, prepare
from sound import BY_OFFICE, FORMATS, TEXT
from watched import Case, results


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in BY_OFFICE])
def test_a_sound_file_is_read_with_all_its_digits(name: str) -> None:
    assert examine(FORMATS[name](TEXT), f"a.{name}", stress._digits(TEXT)) in ("whole", "damage")


@pytest.mark.slow
def test_some_of_all_that_is_spoilt_gives_no_fault() -> None:
    prepare()
    # No two neighbours in it are of one way and one format.
    some = [case for case in stress.of_bytes(1) if case.format not in BY_OFFICE][::11]
    some += [case for case in stress.of_texts() if case.format not in BY_OFFICE and "十万" not in case.way][::31]
    found = list(results(some, examine, jobs=2))
    assert len(found) == len(some)
    assert not [(one.case.format, one.case.way, one.reason) for one in found if one.outcome == "fault"]


@pytest.mark.slow
@pytest.mark.parametrize("way", ["管道与设备"])
def test_what_lies_in_a_folder_beside_a_text_does_not_keep_it_from_being_read(way: str, tmp_path: Path) -> None:
    assert folders.looked_at(way, tmp_path) == ("damage", "")


def _works(fault: str) -> Case:
    return Case("txt", fault, 0, lambda: TEXT.encode(), lambda _: None)


def _examined(raw: bytes, name: str, wanted: str | None) -> str:
    del raw, name, wanted
    raise FaultError("甲")


def _greedy(raw: bytes, name: str, wanted: str | None) -> str:
    del name, wanted
    return str(len(raw * 10**9))


def _gone(raw: bytes, name: str, wanted: str | None) -> str:
    del raw, name, wanted
    sys.exit(3)


def test_what_watches_sees_faults() -> None:
    for fault, said in ((_examined, "FaultError: 甲"), (_greedy, "MemoryError"), (_gone, "SystemExit")):
        (result,) = results([_works("甲")], fault, jobs=1)
        assert result.outcome == "fault"
        assert said in result.reason


def test_a_digit_that_is_gone_without_a_word_is_a_fault() -> None:
    with pytest.raises(FaultError, match="digits lost"):
        examine(TEXT.encode(), "a.txt", stress._digits(TEXT) + "7")
