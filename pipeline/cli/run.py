"""`zhengce run`: everything at once, from files and folders to all the outputs."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from pipeline.cli._ending import finish, summarise
from pipeline.cli._options import (
    AliasFile,
    Baseline,
    CacheFolder,
    Log,
    LogFormat,
    ParamsFile,
    Scheduler,
    VerdictFile,
    WithoutCache,
    WithoutModels,
    Workers,
    cache_of,
    hands_of,
    log_as,
    params_of,
    verdict_table,
)
from pipeline.logs import tell

OWN = Path("corpora/raw")
"""What is read where a command names nothing: the project's own texts."""


def run(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(help="文件或文件夹；不写时读 corpora/raw", show_default=False, readable=False),
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="输出文件夹")] = Path("outputs"),
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
    if not paths:
        tell(f"命令里没有写文件或文件夹，读 {OWN.as_posix()}")
    chosen = params_of(params, aliases, without_models=without_models)
    from pipeline.run import run as run_all

    run_all(
        paths or [OWN],
        out,
        chosen,
        tell,
        verdict_table(verdicts, params, chosen, made=baseline),
        baseline=baseline,
        hands=hands_of(chosen, workers, scheduler),
        cache=cache_of(cache, without=no_cache),
    )
    finish(summarise(out))
