"""`zhengce terms`: the words of a folder that the dictionary lacks, as a table on the screen or in a file."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pipeline.cli._ending import finish
from pipeline.cli._options import ParamsFile, Paths, ending, params_of
from pipeline.logs import tell

if TYPE_CHECKING:
    from pipeline.learning.terms import Term
    from pipeline.schema import Skipped

SHOWN = 100
_HEADER = ("词", "次数", "凝聚", "自由", "词典的切法", "例")
Top = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option(min=1, help=f"只要最常见的几个；不给时屏幕上列 {SHOWN} 个，文件里写全部", show_default=False),
]


def terms(
    paths: Paths,
    top: Top = None,
    out: Annotated[Optional[Path], typer.Option("--out", help="写到 CSV 文件")] = None,  # noqa: UP045
    params: ParamsFile = None,
) -> None:
    """词典里没有的词：各部分凝聚成词、前后用法自由的字串，各附次数与一处原文；词表、别名里有的，常用词连成的，不列。"""
    if out:
        ending(out, (".csv",))
    settings = params_of(params).terms
    from pipeline import intake, lexicons
    from pipeline.exporters.columns import aligned
    from pipeline.exporters.csv import safe
    from pipeline.learning.terms import discover, examples, listed, unheard
    from pipeline.records import write_text
    from pipeline.segmenters import jieba

    skipped: list[Skipped] = []
    documents = list(intake.documents(paths, skipped, tell))
    found = unheard(discover(documents, jieba.by_dictionary(lexicons.user_words()), settings))
    chosen = found[: top or (None if out else SHOWN)]
    context = examples((term.term for term in chosen), documents)
    if out:
        # Excel reads UTF-8 only with a byte order mark.
        write_text(out, "\ufeff" + listed(chosen, {term: safe(text) for term, text in context.items()}))
    else:
        typer.echo("\n".join(aligned([_HEADER, *_rows(chosen, context)])))
    left = f"，列出最常见的{len(chosen)}个" if len(chosen) < len(found) else ""
    typer.echo(f"{len(documents)}份文本，词典里没有的词{len(found)}个{left}。", err=True)
    finish(skipped)


def _rows(found: "Iterable[Term]", context: Mapping[str, str]) -> list[tuple[str, ...]]:
    return [
        (each.term, str(each.count), f"{each.pmi:.2f}", f"{each.entropy:.2f}", " ".join(each.parts), context[each.term])
        for each in found
    ]
