"""`zhengce verdict`: what a reader says of a finding is written down, and every later run honours it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_words import ParamsFile, VerdictFile, params_of, tell, verdict_table


class Ruling(StrEnum):
    """What can be said of a finding."""

    confirmed = "confirmed"
    dismissed = "dismissed"


def verdict(
    finding: Annotated[str, typer.Argument(help="发现的编号，如 CNT101-0123456789ab", metavar="ID")],
    ruling: Annotated[Ruling, typer.Argument(help="confirmed：属实；dismissed：不是问题")],
    why: Annotated[str, typer.Option("--why", help="理由")],
    replace: Annotated[bool, typer.Option("--replace", help="改判：代替原来的判定")] = False,
    out: Annotated[Path, typer.Option("--out", help="zhengce run 的输出文件夹，从中抄录问题")] = Path("outputs"),
    verdicts: VerdictFile = None,
    params: ParamsFile = None,
) -> None:
    """记下对一处发现的判定，以后的审读都照此办理。"""
    path = verdict_table(verdicts, params, params_of(params))
    from pipeline.schema import Verdict
    from pipeline.verdicts import add, found_in, on

    found = found_in(out, finding)
    said = on(found, ruling.value, why) if found else Verdict(finding, ruling.value, why)
    if not add(path, said, instead=replace):
        tell(f"{path.as_posix()} 已有这一判定，未改动")
        return
    typer.echo(f"记入 {path.as_posix()}：{finding} {ruling.value}" + (f"，{found.message}" if found else ""))
    if not found and (out / "findings.jsonl").is_file():
        tell(f"{out.as_posix()} 中没有编号 {finding} 的发现，照记；请核对编号，下次审读会列出对不上的判定")
