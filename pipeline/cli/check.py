"""`zhengce check`: findings only, like a linter's."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.cli._ending import done
from pipeline.cli._options import (
    AliasFile,
    Baseline,
    CacheFolder,
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
    extracts,
    hands_of,
    log_as,
    params_of,
    verdict_table,
)
from pipeline.logs import tell

if TYPE_CHECKING:
    from pipeline.schema import Skipped


class FailOn(StrEnum):
    """From which severity on `check` exits with 1."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


class Findings(StrEnum):
    """How `check` writes."""

    text = "text"
    json = "json"
    sarif = "sarif"


def check(
    paths: Paths,
    style: Annotated[Findings, typer.Option("--format", help="输出格式")] = Findings.text,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="从哪一级起以状态 1 退出")] = FailOn.error,
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
    """只审读，像检查代码那样：没有错误退出 0，有错误退出 1（--fail-on 可改从哪一级算起），用法或输入有误退出 2。"""
    log_as(log_format)
    chosen = params_of(params, aliases, without_models=without_models)
    from pipeline.audit import enabled, found, rules
    from pipeline.exporters import json, sarif, text
    from pipeline.exporters.listing import Read
    from pipeline.verdicts import judged, load, stale

    skipped: list[Skipped] = []
    read = Read()
    table = load(verdict_table(verdicts, params, chosen, made=baseline), tell)
    hands, kept = hands_of(chosen, workers, scheduler), cache_of(cache, without=no_cache)
    passing = read.passing(extracts(paths, skipped, chosen, hands, kept))
    findings = tuple(judged(table, found(passing, enabled(chosen.audit.disabled)), tell, baseline=baseline))
    gone = stale(table, findings, read.names, chosen.audit.disabled)
    model = read.report(findings, rules=rules(), versions={"zhengce": __version__}, stale=gone)
    if style is Findings.text:
        typer.echo("\n".join(text.lines(model)))
    else:
        typer.echo((json if style is Findings.json else sarif).encode(model).decode())
    done(skipped, len(read.names), findings=sum(finding.open for finding in findings))
    ranks = {"error": 0, "warning": 1, "note": 2, "never": -1}
    if any(finding.open and ranks[finding.severity] <= ranks[fail_on] for finding in findings):
        raise typer.Exit(1)
