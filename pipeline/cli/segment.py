"""`zhengce segment`: the words of some texts, a sentence a line."""

from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli._ending import finish
from pipeline.cli._options import Engine, ParamsFile, Paths, params_of
from pipeline.logs import tell

if TYPE_CHECKING:
    from pipeline.schema import Skipped


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
