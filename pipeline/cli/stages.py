"""`zhengce stage NAME`: what dvc.yaml calls, one step at a time."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from pipeline.cli._ending import finish, summarise
from pipeline.cli._options import Engine, ParamsFile, cache_of, hands_of, params_of, verdict_table
from pipeline.errors import ParamsError
from pipeline.logs import tell
from pipeline.manifests import WEIGHED
from pipeline.outputs import held

stage = typer.Typer(help="dvc.yaml 调用的各个步骤。", no_args_is_help=True)
OutFolder = Annotated[Path, typer.Option("--out", help="各步骤共用的输出文件夹")]
TermList = Annotated[Optional[Path], typer.Option("--terms", help="discover-words 写的词表")]  # noqa: UP045


@stage.command(name="read")
def stage_read(source: Path, out: OutFolder = Path("outputs"), params: ParamsFile = None) -> None:
    """读取文件夹。"""
    chosen = params_of(params)
    from pipeline.stages.read import read

    with held(out):
        finish(read([source], out, tell, hands_of(chosen), cache_of()))


@stage.command(name="extract")
def stage_extract(out: OutFolder = Path("outputs"), params: ParamsFile = None) -> None:
    """提取。"""
    chosen = params_of(params)
    from pipeline.stages.extract import extract

    with held(out):
        finish(extract(out, chosen.segment.engine, chosen.learned, tell, hands_of(chosen), cache_of()))


@stage.command(name="discover-terms")
def stage_discover_terms(documents: Path, terms: Path, params: ParamsFile = None) -> None:
    """找出词典里没有的词。"""
    chosen = params_of(params).terms
    from pipeline.stages.discover_terms import discover_terms

    discover_terms(documents, terms, chosen)


@stage.command(name="discover-words")
def stage_discover_words(documents: Path, words: Path, params: ParamsFile = None) -> None:
    """找出要告诉分词的词。"""
    chosen = params_of(params).terms
    from pipeline.stages.discover_words import discover_words

    discover_words(documents, words, chosen)


@stage.command(name="marked")
def stage_marked(documents: Path, gold: Path, found: Path) -> None:
    """挑出有标注的文本。"""
    from pipeline.stages.marked import marked

    marked(documents, gold, found)


@stage.command(name="train-status")
def stage_train_status(documents: Path, gold: Path, folder: Path, figures: Path, params: ParamsFile = None) -> None:
    """学规划与实绩之分，量它在规则之外有没有用。"""
    params_of(params)
    from pipeline.stages.train_status import train_status

    train_status(documents, gold, folder, figures)


@stage.command(name="train-weighed")
def stage_train_weighed(
    name: Annotated[str, typer.Argument(help=f"哪些名称：{'、'.join(WEIGHED)}")],
    documents: Path,
    gold: Path,
    folder: Path,
    figures: Path,
    params: ParamsFile = None,
) -> None:
    """学哪些词在哪里是产业，或引号里的话哪些是口号，量它在规则之外有没有用。"""
    params_of(params)
    if name not in WEIGHED:
        raise ParamsError(f"没有叫 {name} 的权重可学", hint=f"可学的有 {'、'.join(WEIGHED)}")
    from pipeline.stages.train_weighed import train_weighed

    train_weighed(name, documents, gold, folder, figures)


@stage.command(name="train-names")
def stage_train_names(
    documents: Path,
    gold: Path,
    folder: Path,
    figures: Path,
    speed: Path,
    unmarked: Annotated[Optional[Path], typer.Option(help="没有标注的文本：规则有把握的名称也用来学")] = None,  # noqa: UP045
    params: ParamsFile = None,
) -> None:
    """学规则漏掉的名称，量它在规则之外有没有用。"""
    params_of(params)
    from pipeline.stages.train_names import train_names

    train_names(documents, gold, folder, figures, speed, unmarked)


@stage.command(name="audit")
def stage_audit(out: OutFolder = Path("outputs"), params: ParamsFile = None) -> None:
    """审读。"""
    chosen = params_of(params)
    from pipeline.stages.audit import audit

    with held(out):
        audit(out, chosen.audit.disabled, verdict_table(None, params, chosen), tell, cache=cache_of())


@stage.command(name="graph")
def stage_graph(out: OutFolder = Path("outputs"), params: ParamsFile = None) -> None:
    """成图。"""
    from pipeline.stages.graph import graph

    chosen = params_of(params)
    with held(out):
        graph(out, chosen.graph)


@stage.command(name="report")
def stage_report(out: OutFolder = Path("outputs"), params: ParamsFile = None) -> None:
    """出报告。"""
    from pipeline.stages.report import report_findings

    chosen = params_of(params)
    with held(out):
        report_findings(out, chosen)


@stage.command(name="pictures")
def stage_pictures(out: OutFolder = Path("outputs")) -> None:
    """画成图片：关系图、指标、发现与成绩。"""
    from pipeline.stages.pictures import pictures

    with held(out):
        pictures(out, tell)


@stage.command(name="summary")
def stage_summary(out: OutFolder = Path("outputs")) -> None:
    """说说得到了什么、该打开哪个文件。"""
    summarise(out)


@stage.command(name="evaluate")
def stage_evaluate(gold: Path, metrics: Path, plots: Path, out: OutFolder = Path("outputs")) -> None:
    """对照标注计算准确率、召回率与 F1。"""
    from pipeline.stages.evaluate import evaluate

    evaluate(out, gold, metrics, plots)


@stage.command(name="plant-faults")
def stage_plant_faults(
    source: Path,
    figures: Path,
    plot: Path,
    missed: Path,
    gold: Annotated[Optional[Path], typer.Option(help="标注所在的文件夹；不给则按提取结果埋错")] = None,  # noqa: UP045
    each: Annotated[int, typer.Option(min=1, help="每篇文本、每种错误至多埋几处")] = 1,
    params: ParamsFile = None,
) -> None:
    """在文本里埋下已知的错，看审读找到几处；再看原文上误报几处。"""
    chosen = params_of(params)
    from pipeline.stages.plant_faults import plant_faults

    result = plant_faults(source, figures, plot, missed, gold, each, chosen.segment.engine)
    for family, one in sorted(result.planted.items()):
        typer.echo(f"{family:<16}{one.told:>5} / {one.planted:<5}{one.recall:.3f}")
    typer.echo(f"原文每万字错误与警告：{result.noise}（{result.characters:,} 字）")


@stage.command(name="catalogue")
def stage_catalogue(metrics: Path, planted: Path, page: Path) -> None:
    """规则目录。"""
    from pipeline.stages.catalogue import catalogue

    catalogue(metrics, planted, page)


@stage.command(name="segment")
def stage_segment(
    documents: Path, words: Path, engine: Engine, terms: TermList = None, params: ParamsFile = None
) -> None:
    """用一种引擎分词。"""
    chosen = params_of(params).terms
    from pipeline.stages.segment import segment

    segment(documents, words, engine.value, terms if chosen.feed else None, cache_of())


@stage.command(name="score-words")
def stage_score_words(
    documents: Path,
    gold: Path,
    metrics: Path,
    speed: Path,
    engine: Engine,
    terms: TermList = None,
    params: ParamsFile = None,
) -> None:
    """给一种引擎的分词打分，给出词表时另打一遍。"""
    params_of(params)
    from pipeline.stages.score_words import score_words

    score_words(documents, gold, metrics, speed, engine.value, terms)


@stage.command(name="pkuseg-model")
def stage_pkuseg_model(
    folder: Path = Path("models/pkuseg"),
    wheel: Annotated[Optional[Path], typer.Option(help="已下载的 pkuseg 0.0.25 安装包")] = None,  # noqa: UP045
) -> None:
    """准备 pkuseg 模型（一次即可；用途限制见 models/README.md）。"""
    from pipeline.stages.pkuseg_model import pkuseg_model

    pkuseg_model(folder, wheel)
    typer.echo(f"pkuseg 的模型在 {folder.as_posix()}")
