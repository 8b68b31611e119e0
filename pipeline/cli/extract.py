"""`zhengce extract`: names, indicators, counts and definitions, on the screen or in a file."""

import sys
from contextlib import AbstractContextManager
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Optional

import typer

from pipeline.cli._ending import done
from pipeline.cli._options import (
    AliasFile,
    CacheFolder,
    Log,
    LogFormat,
    ParamsFile,
    Paths,
    Scheduler,
    WithoutCache,
    WithoutModels,
    Workers,
    cache_of,
    ending,
    extracts,
    hands_of,
    log_as,
    params_of,
)
from pipeline.errors import ParamsError

if TYPE_CHECKING:
    from pipeline.schema import Skipped


class Records(StrEnum):
    """How `extract` writes."""

    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    docbin = "docbin"


_ENDINGS = {".jsonl": Records.jsonl, ".csv": Records.csv, ".xlsx": Records.xlsx, ".spacy": Records.docbin}
Style = Annotated[
    Optional[Records],  # noqa: UP045
    typer.Option("--format", help="输出格式；不给时看 --out 的结尾，屏幕上是 jsonl", show_default=False),
]


def extract(
    paths: Paths,
    style: Style = None,
    out: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--out", help=f"写到文件：{'、'.join(_ENDINGS)}（docbin）；后两样必须给出"),
    ] = None,
    params: ParamsFile = None,
    aliases: AliasFile = None,
    without_models: WithoutModels = False,
    workers: Workers = None,
    scheduler: Scheduler = "",
    cache: CacheFolder = None,
    no_cache: WithoutCache = False,
    log_format: LogFormat = Log.text,
) -> None:
    """提取名称、指标、数目与名词解释。"""
    log_as(log_format)
    from pipeline.exporters import jsonl, report, spacy, table, xlsx

    wanted = _style(style, out)
    skipped: list[Skipped] = []
    chosen = params_of(params, aliases, without_models=without_models)
    found = extracts(paths, skipped, chosen, hands_of(chosen, workers, scheduler), cache_of(cache, without=no_cache))
    # Counted as they pass: the number that is next when all have passed.
    numbers = count()
    read = (extract for extract, _ in zip(found, numbers, strict=False))
    if out and wanted is Records.xlsx:
        xlsx.write(report.build(read, None), out)
    else:
        write = {Records.csv: table.stream, Records.docbin: spacy.stream}.get(wanted, jsonl.stream)
        with _output(out) as file:
            write(read, file)
    done(skipped, next(numbers))


def _style(given: Records | None, out: Path | None) -> Records:
    """The format that is asked for, else the one that the file's name says, else lines for the screen."""
    if out is None:
        if given in (Records.xlsx, Records.docbin):
            raise ParamsError(f"{given.value} 不能写到屏幕上", hint="用 --out 给出文件名")
        return given or Records.jsonl
    if given is None:
        return _ENDINGS[ending(out, _ENDINGS)]
    if _ENDINGS.get(out.suffix.lower(), given) is not given:
        own = next(name for name, style in _ENDINGS.items() if style is given)
        raise ParamsError(
            f"--format {given.value} 与 {out.name} 的结尾不合", hint=f"去掉 --format，或把文件名改成 {own} 结尾"
        )
    return given


def _output(out: Path | None) -> "AbstractContextManager[IO[bytes]]":
    from contextlib import nullcontext

    from pipeline.records import replacing

    return replacing(out) if out else nullcontext(sys.stdout.buffer)
