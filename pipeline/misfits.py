"""Why settings cannot be used: the key, what it takes, what was written, in Chinese."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import msgspec
from msgspec import inspect

from pipeline import reasons

_UNKNOWN = re.compile("unknown field `(.*?)`")
_LINE = re.compile(r"line (\d+), column (\d+)")
_SHOWN = 40


def of_yaml(error: Exception) -> str:
    """Where a file stops being YAML."""
    places = _LINE.findall(str(error))
    where = f"第{places[-1][0]}行第{places[-1][1]}列附近" if places else ""
    if re.search("UTF-?8|codec", str(error), re.IGNORECASE):
        return "不是 UTF-8 的文本"
    return f"{where}不合 YAML 的写法（看看括号、冒号、缩进）"


def of_settings(error: Exception, given: object, kind: type) -> str:
    """What msgspec found wrong when it was to make a `kind` of what is given, and what would be right."""
    place = reasons.place_of(error)
    steps = tuple(re.findall(r"[^.\[\]]+", place))
    expected, found = inspect.type_info(kind), given
    for step in steps:
        expected, found = _inside(expected, step), _at(found, step)
    if unknown := _UNKNOWN.search(str(error)):
        return _no_such_key(unknown[1], place, expected)
    if isinstance(expected, inspect.StructType) and isinstance(found, dict):
        odd = next((key for key in found if not isinstance(key, str)), "")
        return _no_such_key(str(odd), place, expected)
    return f"{f'{place} ' if place else '内容'}应为{_described(expected)}，写的却是 {_shown(found)}"


def _no_such_key(key: str, place: str, expected: inspect.Type) -> str:
    keys = list(_keys(expected))
    close = get_close_matches(key, keys, n=1)
    meant = f"（是否要写 {close[0]}）" if close else ""
    return f"{f'{place} 下' if place else ''}没有 {key} 这个键{meant}，可用的键：{'、'.join(keys)}"


def _keys(expected: inspect.Type) -> Iterator[str]:
    if isinstance(expected, inspect.StructType):
        yield from (field.encode_name for field in expected.fields)


def _inside(expected: inspect.Type, step: str) -> inspect.Type:
    """The type of a field, or of a list's items."""
    if isinstance(expected, inspect.StructType):
        return next((field.type for field in expected.fields if field.encode_name == step), expected)
    return getattr(expected, "item_type", expected)


def _at(found: Any, step: str) -> Any:
    try:
        return found[int(step)] if isinstance(found, list | tuple) else found[step]
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def _described(expected: inspect.Type) -> str:
    """What a setting takes.

    >>> _described(inspect.type_info(bool))
    ' true 或 false'
    """
    match expected:
        case inspect.StructType():
            return f"一组键（{'、'.join(_keys(expected))}）"
        case inspect.LiteralType(values=values):
            return f" {'、'.join(map(str, sorted(values, key=str)))} 之一"
        case inspect.BoolType():
            return " true 或 false"
        case inspect.IntType() | inspect.FloatType():
            return _bounds(expected) + ("整数" if isinstance(expected, inspect.IntType) else "数")
        case inspect.VarTupleType(item_type=item):
            return f"列表，如 [甲, 乙]，每项是{_described(item)}"
    return "文字"


def _bounds(expected: inspect.IntType | inspect.FloatType) -> str:
    said = (
        ("不小于 {}", expected.ge),
        ("大于 {}", expected.gt),
        ("不大于 {}", expected.le),
        ("小于 {}", expected.lt),
    )
    known = [words.format(f"{bound:g}") for words, bound in said if bound is not None]
    return f"{'、'.join(known)} 的" if known else ""


def _shown(found: object) -> str:
    text = "空" if found is None else msgspec.json.encode(found).decode("utf-8", "replace")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
