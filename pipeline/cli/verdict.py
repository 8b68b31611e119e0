"""`zhengce verdict`: what a reader says of a finding is written down, and every later run honours it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple, Optional

import typer

from pipeline.cli._options import ParamsFile, VerdictFile, params_of, verdict_table
from pipeline.errors import ParamsError
from pipeline.logs import tell


class Ruling(StrEnum):
    """What can be said of a finding."""

    confirmed = "confirmed"
    dismissed = "dismissed"


class _Word(NamedTuple):
    """What the reader says."""

    ruling: Ruling
    why: str
    note: str


Imported = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--import", help="并入报告页面存下的判定（CSV，列名 id,verdict,why）", metavar="文件"),
]


def verdict(
    finding: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(help="发现的编号，如 CNT101-0123456789ab", metavar="编号", show_default=False),
    ] = None,
    ruling: Annotated[
        Optional[Ruling],  # noqa: UP045
        typer.Argument(help="confirmed：属实；dismissed：不是问题", metavar="判定", show_default=False),
    ] = None,
    why: Annotated[Optional[str], typer.Option("--why", help="理由", show_default=False)] = None,  # noqa: UP045
    note: Annotated[str, typer.Option("--note", help="备注，如审阅人", show_default=False)] = "",
    imported: Imported = None,
    replace: Annotated[bool, typer.Option("--replace", help="改判：代替原来的判定")] = False,
    out: Annotated[Path, typer.Option("--out", help="zhengce run 的输出文件夹，从中抄录问题")] = Path("outputs"),
    verdicts: VerdictFile = None,
    params: ParamsFile = None,
) -> None:
    """记下对一处发现的判定，或用 --import 并入报告页面存下的判定，以后的审读都照此办理。"""
    one = (finding, ruling, why)
    if imported is not None:
        if note or any(word is not None for word in one):
            raise ParamsError("--import 与编号、判定、--why、--note 不能同用", hint="分两次运行")
        _merge(imported, verdict_table(verdicts, params, params_of(params)), out, replace=replace)
    elif finding is None or ruling is None or why is None:
        missing = (name for name, word in (("编号", finding), ("判定", ruling), ("--why", why)) if word is None)
        said = f'zhengce verdict {finding or "编号"} {ruling.value if ruling else "dismissed"} --why "{why or "理由"}"'
        raise ParamsError(f"要判哪一处、怎样判、为何，都要写明；缺 {'、'.join(missing)}", hint=said)
    else:
        table = verdict_table(verdicts, params, params_of(params))
        _judge(finding, _Word(ruling, why, note), table, out, replace=replace)


def _judge(id_: str, word: "_Word", path: Path, out: Path, *, replace: bool) -> None:
    from pipeline.schema import Verdict
    from pipeline.verdicts import add, findings_in, known, on

    findings, listed = findings_in(out), out / "findings.jsonl"
    found = findings.get(id_)
    if not found and listed.is_file() and id_ not in (judged := known(path)):
        raise _no_such(id_, {*findings, *judged}, path, out)
    said = on(found, word.ruling.value, word.why) if found else Verdict(id_, word.ruling.value, word.why)
    if not add(path, said, note=word.note, instead=replace):
        tell(f"{path.as_posix()} 已有这一判定，未改动")
        return
    typer.echo(f"记入 {path.as_posix()}：{id_} {word.ruling.value}" + (f"，{found.message}" if found else ""))
    if not listed.is_file():
        tell(f"没有 {listed.as_posix()}，编号未能核对，问题与文本没有抄进判定表；结果在别的文件夹时加 --out")


def _no_such(id_: str, ids: set[str], path: Path, out: Path) -> ParamsError:
    from difflib import get_close_matches

    close = get_close_matches(id_, sorted(ids), n=1, cutoff=0.8)
    meant = f"，是否要写 {close[0]}" if close else ""
    return ParamsError(
        f"{out.as_posix()} 的审读结果和 {path.as_posix()} 中都没有编号为 {id_} 的发现{meant}；表未改动",
        hint=f"编号见 {(out / 'audit.md').as_posix()} 各处发现之下；结果在别的文件夹时加 --out",
    )


def _merge(file: Path, path: Path, out: Path, *, replace: bool) -> None:
    from pipeline.verdicts import findings_in, merge

    found = findings_in(out)
    merged = merge(path, file, found, tell, instead=replace)
    more = f"，补全{merged.completed}处" if merged.completed else ""
    typer.echo(f"并入 {path.as_posix()}：新判{merged.new}处，改判{merged.changed}处，原已有{merged.same}处{more}")
    if found and merged.unknown:
        tell(f"{out.as_posix()} 中没有{'、'.join(merged.unknown[:5])}等{len(merged.unknown)}个编号的发现，照记")
