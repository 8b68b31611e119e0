"""`zhengce verdict`: what a reader says of a finding is written down, and every later run honours it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from pipeline.cli_words import ParamsFile, VerdictFile, params_of, tell, verdict_table
from pipeline.errors import ParamsError


class Ruling(StrEnum):
    """What can be said of a finding."""

    confirmed = "confirmed"
    dismissed = "dismissed"


Imported = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--import", help="并入报告页面存下的判定（CSV，列名 id,verdict,why）", metavar="FILE"),
]


def verdict(
    finding: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(help="发现的编号，如 CNT101-0123456789ab", metavar="ID", show_default=False),
    ] = None,
    ruling: Annotated[
        Optional[Ruling],  # noqa: UP045
        typer.Argument(help="confirmed：属实；dismissed：不是问题", show_default=False),
    ] = None,
    why: Annotated[Optional[str], typer.Option("--why", help="理由", show_default=False)] = None,  # noqa: UP045
    imported: Imported = None,
    replace: Annotated[bool, typer.Option("--replace", help="改判：代替原来的判定")] = False,
    out: Annotated[Path, typer.Option("--out", help="zhengce run 的输出文件夹，从中抄录问题")] = Path("outputs"),
    verdicts: VerdictFile = None,
    params: ParamsFile = None,
) -> None:
    """记下对一处发现的判定，或用 --import 并入报告页面存下的判定，以后的审读都照此办理。"""
    one = (finding, ruling, why)
    if imported is not None:
        if any(word is not None for word in one):
            raise ParamsError("--import 与编号、判定、--why 不能同用", hint="分两次运行")
        _merge(imported, verdict_table(verdicts, params, params_of(params)), out, replace=replace)
    elif finding is None or ruling is None or why is None:
        raise ParamsError("要判哪一处、怎样判、为何，都要写明", hint='zhengce verdict ID dismissed --why "理由"')
    else:
        _judge(finding, ruling, why, verdict_table(verdicts, params, params_of(params)), out, replace=replace)


def _judge(finding: str, ruling: Ruling, why: str, path: Path, out: Path, *, replace: bool) -> None:
    from pipeline.schema import Verdict
    from pipeline.verdicts import add, found_in, on

    found = found_in(out, finding)
    said = on(found, ruling.value, why) if found else Verdict(finding, ruling.value, why)
    if not add(path, said, instead=replace):
        tell(f"{path.as_posix()} 已有这一判定，未改动")
        return
    typer.echo(f"记入 {path.as_posix()}：{finding} {ruling.value}" + (f"，{found.message}" if found else ""))
    if not found and not (out / "findings.jsonl").is_file():
        tell(f"没有 {(out / 'findings.jsonl').as_posix()}，问题与文本没有抄进判定表；结果在别的文件夹时加 --out")
    elif not found:
        tell(f"{out.as_posix()} 中没有编号 {finding} 的发现，照记；请核对编号，下次审读会列出对不上的判定")


def _merge(file: Path, path: Path, out: Path, *, replace: bool) -> None:
    from pipeline.verdicts import findings_in, merge

    found = findings_in(out)
    merged = merge(path, file, found, tell, instead=replace)
    typer.echo(f"并入 {path.as_posix()}：新判{merged.new}处，改判{merged.changed}处，原已有{merged.same}处")
    if found and merged.unknown:
        tell(f"{out.as_posix()} 中没有{'、'.join(merged.unknown[:5])}等{len(merged.unknown)}个编号的发现，照记")
