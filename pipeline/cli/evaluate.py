"""`zhengce evaluate`: how good the outputs of a run are, where there are marks to hold them against."""

from pathlib import Path
from typing import Annotated, Optional

import typer

_USUAL = Path("outputs")


def evaluate(
    out: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Argument(
            help=f"zhengce run 写出的文件夹，数字也写进去；不写时看 {_USUAL}，只列不写",
            show_default=False,
            readable=False,
        ),
    ] = None,
    gold: Annotated[Path, typer.Option("--gold", help="标注所在的文件夹")] = Path("corpora/gold"),
) -> None:
    """对照标注打分：各类名称、指标各项、数目与发现，分训练、开发、测试。

    写明文件夹时另写其中的 metrics.json 与 plots/*.csv。
    """
    from pipeline.exporters import scoreboard
    from pipeline.stages.evaluate import measured, write

    found = measured(out or _USUAL, gold)
    for line in scoreboard.lines(found.figures):
        typer.echo(line)
    # The figures that lie in the usual folder may be others' to keep: the project's own are published.
    if out is None:
        typer.echo(f"没有写文件；要把 metrics.json 与 plots/*.csv 写进 {_USUAL}，用 zhengce evaluate {_USUAL}")
    else:
        files = write(found, out / "metrics.json", out / "plots")
        typer.echo(f"写出：{'、'.join(path.as_posix() for path in files)}")
