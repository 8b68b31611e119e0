"""`zhengce evaluate`: how good the outputs of a run are, where there are marks to hold them against."""

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    out: Annotated[Path, typer.Argument(help="zhengce run 写出的文件夹", readable=False)] = Path("outputs"),
    gold: Annotated[Path, typer.Option("--gold", help="标注所在的文件夹")] = Path("corpora/gold"),
) -> None:
    """对照标注打分：各类名称、指标各项、数目与发现，分训练、开发、测试；另写 metrics.json 与 plots/*.csv。"""
    from pipeline.exporters import scoreboard
    from pipeline.stages.evaluate import evaluate as score

    for line in scoreboard.lines(score(out, gold, out / "metrics.json", out / "plots")):
        typer.echo(line)
