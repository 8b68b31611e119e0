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


def extract(
    paths: Paths,
    style: Annotated[Records, typer.Option("--format", help="输出格式")] = Records.jsonl,
    out: Annotated[Optional[Path], typer.Option("--out", help="写到文件；xlsx、docbin 必须给出")] = None,  # noqa: UP045
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

    if out is None and style in (Records.xlsx, Records.docbin):
        raise ParamsError(f"{style.value} 不能写到屏幕上", hint="用 --out 给出文件名")
    skipped: list[Skipped] = []
    chosen = params_of(params, aliases, without_models=without_models)
    found = extracts(paths, skipped, chosen, hands_of(chosen, workers, scheduler), cache_of(cache, without=no_cache))
    # Counted as they pass: the number that is next when all have passed.
    numbers = count()
    read = (extract for extract, _ in zip(found, numbers, strict=False))
    if out and style is Records.xlsx:
        xlsx.write(report.build(read, None), out)
    else:
        write = {Records.csv: table.stream, Records.docbin: spacy.stream}.get(style, jsonl.stream)
        with _output(out) as file:
            write(read, file)
    done(skipped, next(numbers))


def _output(out: Path | None) -> "AbstractContextManager[IO[bytes]]":
    from contextlib import nullcontext

    from pipeline.records import replacing

    return replacing(out) if out else nullcontext(sys.stdout.buffer)
