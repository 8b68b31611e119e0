"""The command line: one command to a file, `stages.py` for what dvc.yaml calls.

What a command needs is imported when it runs: `zhengce --version` answers before networkx could be loaded.
"""

import sys
from typing import Annotated

import typer

from pipeline import __version__, compiled
from pipeline.cli import _usage
from pipeline.cli._ending import Interrupted, stop_when_asked, system_failure
from pipeline.cli.check import check
from pipeline.cli.evaluate import evaluate
from pipeline.cli.extract import extract
from pipeline.cli.fetch import fetch
from pipeline.cli.graph import graph
from pipeline.cli.rules import explain, list_rules
from pipeline.cli.run import run
from pipeline.cli.segment import segment
from pipeline.cli.stages import stage
from pipeline.cli.terms import terms
from pipeline.cli.verdict import verdict
from pipeline.errors import ZhengceError
from pipeline.logs import tell

app = typer.Typer(
    help="政策文本提取与审读：指标、数目、名称，及其前后不一之处。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(stage, name="stage")


def main() -> None:
    """Run a command; what goes wrong in a known way is one line on stderr and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console that speaks GBK must not make a Chinese message an error of its own.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    stop_when_asked()
    # Who only asks what there is waits for no file.
    if sys.argv[1:2] and not sys.argv[1].startswith("-"):
        compiled.keep()
    try:
        sys.exit(_usage.run(app))
    except ZhengceError as error:
        tell(str(error), "error")
        sys.exit(2)
    except OSError as error:
        tell(system_failure(error), "error")
        sys.exit(2)
    except Interrupted as error:
        tell("已中断", "error")
        sys.exit(128 + error.number)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"zhengce {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="版本")] = False,
) -> None:
    """政策文本提取与审读。"""
    del version


app.command()(run)
app.command()(extract)
app.command()(segment)
app.command()(check)
app.command()(evaluate)
app.command()(explain)
app.command()(fetch)
app.command()(graph)
app.command(name="rules")(list_rules)
app.command()(terms)
app.command()(verdict)
