"""The command line: `run`, `check`, `verdict`, `extract`, `segment`, `graph`, `terms`, `fetch`, `evaluate`, …

What a command needs is imported when it runs: `zhengce --version` answers before networkx could be loaded.
"""

import sys
from contextlib import AbstractContextManager
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Optional

import typer

from pipeline import __version__, cli_usage, compiled
from pipeline.cli_check import check
from pipeline.cli_fetch import fetch
from pipeline.cli_graph import graph
from pipeline.cli_rules import explain, list_rules
from pipeline.cli_scores import evaluate
from pipeline.cli_stages import stage
from pipeline.cli_terms import terms
from pipeline.cli_verdicts import verdict
from pipeline.cli_words import (
    AliasFile,
    Baseline,
    CacheFolder,
    Engine,
    Interrupted,
    Log,
    LogFormat,
    ParamsFile,
    Paths,
    Scheduler,
    VerdictFile,
    WithoutCache,
    WithoutModels,
    Workers,
    cache_of,
    done,
    extracts,
    finish,
    hands_of,
    log_as,
    params_of,
    stop_when_asked,
    summarise,
    system_failure,
    tell,
    verdict_table,
)
from pipeline.errors import ParamsError, ZhengceError

if TYPE_CHECKING:
    from pipeline.schema import Skipped

app = typer.Typer(
    help="政策文本提取与审读：指标、数目、名称，及其前后不一之处。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(stage, name="stage")


class Records(StrEnum):
    """How `extract` writes."""

    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    docbin = "docbin"


Out = Annotated[Path, typer.Option("--out", help="输出文件夹")]


def main() -> None:
    """Run a command; what goes wrong in a known way is one line on stderr and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console that speaks GBK must not make a Chinese message an error of its own.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    stop_when_asked()
    # Who only asks what there is waits for no file.
    if sys.argv[1:2] and not sys.argv[1].startswith("-"):
        compiled.keep()
    try:
        sys.exit(cli_usage.run(app))
    except ZhengceError as error:
        tell(str(error), "error")
        sys.exit(2)
    except OSError as error:
        tell(system_failure(error), "error")
        sys.exit(2)
    except Interrupted as error:
        tell("已中断", "error")
        sys.exit(128 + error.number)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"zhengce {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="版本")] = False,
) -> None:
    """政策文本提取与审读。"""
    del version


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(help="文件或文件夹", readable=False)] = [Path("corpora/raw")],  # noqa: B006
    out: Out = Path("outputs"),
    params: ParamsFile = None,
    aliases: AliasFile = None,
    without_models: WithoutModels = False,
    verdicts: VerdictFile = None,
    baseline: Baseline = False,
    workers: Workers = None,
    scheduler: Scheduler = "",
    cache: CacheFolder = None,
    no_cache: WithoutCache = False,
    log_format: LogFormat = Log.text,
) -> None:
    """读取、提取、审读、成图、出报告，一次做完。

    全都读了退出 0，发现多少都一样；有文件读不了（空的、损坏的、扫描的）退出 2，别的照常做完。

    一份也没有读到、用法有误、结果写不了，也退出 2，什么也不写。按规矩略过的（隐藏文件、不认识的扩展名）不算读不了。
    """
    log_as(log_format)
    chosen = params_of(params, aliases, without_models=without_models)
    from pipeline.run import run as run_all

    run_all(
        paths,
        out,
        chosen,
        tell,
        verdict_table(verdicts, params, chosen, made=baseline),
        baseline=baseline,
        hands=hands_of(chosen, workers, scheduler),
        cache=cache_of(cache, without=no_cache),
    )
    finish(summarise(out))


@app.command()
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
        xlsx.write(report.build(read, ()), out)
    else:
        write = {Records.csv: table.stream, Records.docbin: spacy.stream}.get(style, jsonl.stream)
        with _output(out) as file:
            write(read, file)
    done(skipped, next(numbers))


def _output(out: Path | None) -> "AbstractContextManager[IO[bytes]]":
    from contextlib import nullcontext

    from pipeline.records import replacing

    return replacing(out) if out else nullcontext(sys.stdout.buffer)


@app.command()
def segment(
    paths: Paths,
    engine: Annotated[Engine, typer.Option(help="分词引擎")] = Engine.jieba,
    params: ParamsFile = None,
) -> None:
    """分词：一句一行，词间空格。"""
    from pipeline import intake, segmenters
    from pipeline.sentences import sentences

    params_of(params)
    cut = segmenters.load(engine.value)
    skipped: list[Skipped] = []
    for document in intake.documents(paths, skipped, tell):
        for sentence in sentences(document, cut):
            typer.echo(" ".join(word for word in sentence.words if word.strip()))
    finish(skipped)


app.command()(check)
app.command()(evaluate)
app.command()(explain)
app.command()(fetch)
app.command()(graph)
app.command(name="rules")(list_rules)
app.command()(terms)
app.command()(verdict)
