"""`zhengce graph`: the graph of texts, in one file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli_words import (
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
    done,
    extracts,
    hands_of,
    log_as,
    params_of,
)
from pipeline.errors import ParamsError

if TYPE_CHECKING:
    from pipeline.schema import Skipped


def graph(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", help="图文件：.gexf、.graphml、.cyjs、.csv，或图片 .svg、.png")],
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
    from pipeline import plugins
    from pipeline.audit import audit
    from pipeline.graph import build, core
    from pipeline.progress import working

    exporters = {
        suffix: module
        for module in plugins.discover("pipeline.exporters", offers="SUFFIXES")
        for suffix in module.SUFFIXES
    }
    if out.suffix.lower() not in exporters:
        raise ParamsError(f"不会写 {out.name}", hint=f"用 {'、'.join(sorted(exporters))} 结尾的文件名")
    exporter = exporters[out.suffix.lower()]
    if hasattr(exporter, "ready"):
        exporter.ready()
    chosen = params_of(params, aliases, without_models=without_models)
    skipped: list[Skipped] = []
    read = list(
        extracts(paths, skipped, chosen, hands_of(chosen, workers, scheduler), cache_of(cache, without=no_cache))
    )
    with working("成图"):
        drawn = build(read, chosen.graph, audit(read))
        if hasattr(exporter, "MOST_NODES"):
            drawn = core(drawn, exporter.MOST_NODES, chosen.graph.seed)
        written = exporter.write(drawn, out)
    for path in written:
        typer.echo(path.as_posix())
    done(skipped, len(read), nodes=len(drawn))
