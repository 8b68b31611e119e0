"""The gold files as they are written: one struct for each kind of row (corpora/README.md says what the keys mean)."""

from decimal import Decimal
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from pipeline import reasons
from pipeline.errors import RecordError
from pipeline.schema import Family, Measure, NameKind, Status

Split = Literal["train", "dev", "test"]


class Mark(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and their place; what stands around them where the place may be unknown."""

    text: str
    start: int | None
    end: int | None
    nth: int | None = None
    context: tuple[str, str] = ("", "")


class NameRow(Mark, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name."""

    kind: NameKind


class CountRow(Mark, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A class of things with a stated number."""

    n: Decimal
    head: str
    members: tuple[str, ...]
    closed: bool


class IndicatorRow(Struct, frozen=True, forbid_unknown_fields=True):
    """An indicator and one number said of it."""

    indicator: str
    indicator_start: int | None
    quantity: str
    q_start: int | None
    q_end: int | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    measure: Measure
    period: str | None
    status: Status
    approx: bool
    lost: bool = False
    nth: int | None = None
    indicator_nth: int | None = None
    context: tuple[str, str] = ("", "")


class FaultRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What an audit should report."""

    family: Family
    places: tuple[tuple[int | None, int | None], ...]
    quotes: tuple[str, ...]
    why: str
    nth: tuple[int, ...] = ()


class Marks(Struct, frozen=True, forbid_unknown_fields=True):
    """A gold file."""

    document: str
    genre: str
    split: Split
    clean: bool
    mentions: tuple[NameRow, ...]
    indicators: tuple[IndicatorRow, ...]
    counts: tuple[CountRow, ...]
    faults: tuple[FaultRow, ...]


def read(path: Path) -> Marks:
    """The rows of a gold file; `RecordError` where it is not one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Marks)
    except OSError as error:
        raise RecordError(f"读不了标注文件 {path}：{reasons.of_system(error)}", hint="请检查路径") from error
    except msgspec.MsgspecError as error:
        raise RecordError(
            f"{path} 不是标注文件：{reasons.of_decoder(error)}", hint="对照 corpora/README.md 改正"
        ) from error
