"""`zhengce graph`: the graph of some texts, laid out once and written in as many formats as are asked for."""

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from pipeline.schema import Skipped

Outs = Annotated[
    list[Path],
    typer.Option("--out", help="图文件：.gexf、.graphml、.cyjs、.csv，或图片 .svg、.png；可给几个，布局只算一次"),
]


def graph(
    paths: Paths,
    out: Outs,
    params: ParamsFile = None,
    aliases: AliasFile = None,
    without_models: WithoutModels = False,
    workers: Workers = None,
    scheduler: Scheduler = "",
    cache: CacheFolder = None,
    no_cache: WithoutCache = False,
    log_format: LogFormat = Log.text,
) -> None:
    """画出实体共现图。"""
    log_as(log_format)
    from functools import cache as once

    from pipeline.audit import audit
    from pipeline.graph import build, core
    from pipeline.progress import working

    exporters = _exporters(out)
    chosen = params_of(params, aliases, without_models=without_models)
    skipped: list[Skipped] = []
    read = list(
        extracts(paths, skipped, chosen, hands_of(chosen, workers, scheduler), cache_of(cache, without=no_cache))
    )
    with working("审读"):
        findings = audit(read)
    drawn = build(read, chosen.graph, findings)
    part = once(lambda most: core(drawn, most, chosen.graph.seed))
    for path, exporter in exporters.items():
        with working(f"成图：写出 {path.name}"):
            most = getattr(exporter, "MOST_NODES", None)
            written = exporter.write(part(most) if most else drawn, path)
        for each in written:
            typer.echo(each.as_posix())
    done(skipped, len(read), nodes=len(drawn))


def _exporters(out: list[Path]) -> dict[Path, ModuleType]:
    """What writes each file; one that nothing can write is told before texts are read."""
    from pipeline import plugins

    known = {
        suffix: module
        for module in plugins.discover("pipeline.exporters", offers="SUFFIXES")
        for suffix in module.SUFFIXES
    }
    exporters = {path: known[ending(path, known)] for path in out}
    for exporter in exporters.values():
        if hasattr(exporter, "ready"):
            exporter.ready()
    return exporters
