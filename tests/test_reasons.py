"""What the system and decoders object to is told in Chinese, wherever it happens."""

import errno
import os
import re
from pathlib import Path

import msgspec
import pytest

from pipeline import reasons
from pipeline.exporters.drawing import Drawing
from pipeline.learning.gold_rows import Marks
from pipeline.schema import Indicator

ENGLISH = re.compile("[A-Za-z]{3,}")
PIPELINE = Path(reasons.__file__).parent


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_error_of_the_system_speaks_english(number: int) -> None:
    said = reasons.of_system(OSError(number, os.strerror(number), "甲.txt"))
    assert not ENGLISH.search(said.replace(f"系统报错 {errno.errorcode[number]}", ""))


def test_an_error_without_a_number_is_told_as_well() -> None:
    assert reasons.of_system(OSError("something")) == "系统报错 （没有编号）"


def test_its_english_is_shown_nowhere_else() -> None:
    assert not [path.name for path in PIPELINE.rglob("*.py") if "{error.strerror" in path.read_text("utf-8")]


@pytest.mark.parametrize(
    ("raw", "kind", "told"),
    [
        (b'{"document": 1}', Marks, "document 应为文字，却是整数"),
        (b'{"document": "a", "oops": 1}', Marks, "不认识的键 oops"),
        (b'{"document": "a"}', Marks, "缺键 genre"),
        (b"{", Marks, "内容不完整"),
        (b"[1]", Marks, "应为一组键，却是列表"),
        (b"{broken", Drawing, "第 1 个字节处不合 JSON 的写法"),
        (b'{"type": "count"}', Indicator, "type 没有 count 这一取值"),
        (b'{"type": "indicator", "document": "\xff"}', Indicator, "不是 UTF-8"),
    ],
)
def test_what_a_decoder_objects_to(raw: bytes, kind: type, told: str) -> None:
    with pytest.raises((msgspec.MsgspecError, UnicodeDecodeError)) as refused:
        msgspec.json.decode(raw, type=kind)
    assert reasons.of_decoder(refused.value) == told


def test_what_is_not_known_is_not_told_in_english() -> None:
    assert reasons.of_decoder(ValueError("something new - at `$.a.b`")) == "a.b 内容不合"
