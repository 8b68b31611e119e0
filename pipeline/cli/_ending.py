"""How commands end: what they say of the work, the exit status, and what goes wrong in a known way."""

import errno
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline import logs, reasons

if TYPE_CHECKING:
    from pipeline.inventory import Sums
    from pipeline.schema import Skipped


def finish(skipped: "tuple[Skipped, ...] | list[Skipped]") -> None:
    """Exit status 2 where a file could not be read, after everything else has been done."""
    if any(each.failed for each in skipped):
        raise typer.Exit(2)


def done(skipped: "list[Skipped]", documents: int, **numbers: int) -> None:
    """Say to programs how it went; exit status 2 where a file could not be read."""
    failed = sum(each.failed for each in skipped)
    logs.event("done", documents=documents, failed=failed, passed=len(skipped) - failed, **numbers)
    finish(skipped)


def summarise(out: Path) -> "tuple[Skipped, ...]":
    """Say what a run read and found, and which file to open."""
    from pipeline.exporters.columns import aligned
    from pipeline.run import summarise

    summary = summarise(out)
    found, read = summary.findings, summary.read
    logs.event("done", documents=read.documents, failed=read.failed, passed=sum(read.passed.values()), findings=found)
    status = "（退出状态因此是 2；别的照常做完）" if read.failed else ""
    typer.echo(f"读了{read.documents}份文本，略过{sum(read.passed.values())}个文件，{read.failed}个读不了{status}。")
    if len(read.formats) > 1 or summary.skipped:
        typer.echo("\n".join(aligned([("", "个数", "字数", "格式或原因"), *_rows(read, out)])))
    aside = f"另有已排除或已接受{summary.settled}处，不计在内。" if summary.settled else ""
    typer.echo(f"发现错误{found['error']}处、警告{found['warning']}处、提示{found['note']}处。{aside}")
    typer.echo(f"审读报告：{out / 'audit.html'}（双击打开；另有 audit.docx、audit.xlsx、audit.md）")
    typer.echo(f"关系图：{out / 'graph.gexf'}（用 Gephi 打开；另有 graph.graphml、graph.cyjs、nodes.csv、edges.csv）")
    typer.echo(f"图片：{out / 'pictures'}")
    typer.echo(f"数据：{out} 中的 mentions.jsonl、indicators.jsonl、counts.jsonl、findings.jsonl")
    return summary.skipped


def _rows(read: "Sums", out: Path) -> "Iterator[tuple[str, ...]]":
    for name, (number, characters) in read.formats.items():
        yield "读了", str(number), f"{characters:,}", name
    for reason, number in read.passed.items():
        yield "略过", str(number), "", reason
    if read.failed:
        yield "读不了", str(read.failed), "", f"逐个列在 {(out / 'read.csv').as_posix()}"


def system_failure(error: OSError) -> str:
    """What the system objects to, in a line."""
    where = f"{error.filename}：" if error.filename else ""
    taken = error.errno in (errno.EEXIST, errno.ENOTDIR)
    advice = "这里要放文件夹，请换一个名字" if taken else "请检查路径、权限与磁盘空间"
    return f"{where}{reasons.of_system(error)}；{advice}"


class Interrupted(BaseException):
    """Asked to stop, by this signal; no `KeyboardInterrupt`, of which typer makes an end of its own."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def stop_when_asked() -> None:
    """From here on Ctrl-C, and being asked by the system, raises `Interrupted`: what is half-written goes."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)


def _interrupt(number: int, _: object) -> None:
    # Once is enough.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise Interrupted(number)
