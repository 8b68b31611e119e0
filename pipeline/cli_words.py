"""What all commands share: their options, how they tell a failure, how they end."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from pipeline.params import Params
    from pipeline.schema import Skipped


class Engine(StrEnum):
    """The segmenters."""

    jieba = "jieba"
    pkuseg = "pkuseg"
    spacy = "spacy"


ParamsFile = Annotated[Optional[Path], typer.Option("--params", help="参数文件；不给时用 params.yaml 或默认值")]  # noqa: UP045


def tell(line: str) -> None:
    """Say on stderr what went wrong, in a line."""
    print(f"zhengce: {line}", file=sys.stderr)


def params_of(path: Path | None) -> "Params":
    """The settings of the file given, of params.yaml here, or the defaults."""
    from pipeline import params

    default = Path("params.yaml")
    return params.load(path or (default if default.is_file() else None))


def finish(skipped: "tuple[Skipped, ...] | list[Skipped]") -> None:
    """Exit status 2 where a file could not be read, after everything else has been done."""
    if any(each.failed for each in skipped):
        raise typer.Exit(2)


def summarise(out: Path) -> "tuple[Skipped, ...]":
    """Say what a run found and which file to open."""
    from pipeline.run import summarise

    summary = summarise(out)
    found = summary.findings
    failed = sum(each.failed for each in summary.skipped)
    typer.echo(f"读了{summary.documents}份文本，略过{len(summary.skipped) - failed}个文件，{failed}个读不了。")
    typer.echo(f"发现错误{found['error']}处、警告{found['warning']}处、提示{found['note']}处。")
    typer.echo(f"审读报告：{out / 'audit.html'}（双击打开；另有 audit.md、audit.xlsx）")
    typer.echo(f"关系图：{out / 'graph.gexf'}（用 Gephi 打开；另有 graph.graphml、nodes.csv、edges.csv）")
    typer.echo(f"数据：{out} 中的 mentions.jsonl、indicators.jsonl、counts.jsonl、findings.jsonl")
    return summary.skipped
