"""`zhengce fetch`: pages of the network into a folder, as they were served, for `zhengce run` to read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pipeline.errors import FetchError, ParamsError
from pipeline.logs import tell

if TYPE_CHECKING:
    from pipeline.fetching import Outcome

_STATES = {"stored": "存下", "there": "已有", "unchanged": "未变", "failed": "没有取到"}
Urls = Annotated[Optional[list[str]], typer.Argument(help="网址，一个或几个", show_default=False, metavar="网址")]  # noqa: UP045
Listed = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--list", help="文本文件，一行一个网址；空行与 # 开头的行不算", readable=False),
]


def fetch(
    urls: Urls = None,
    listed: Listed = None,
    out: Annotated[Path, typer.Option("--out", help="存到哪个文件夹")] = Path("corpora/raw-pages"),
    again: Annotated[bool, typer.Option("--again", help="已有的也问一遍，变了的重新存")] = False,
    delay: Annotated[int, typer.Option("--delay", min=1, help="同一网站两次之间等几秒；网站要求更久的照办")] = 2,
    most: Annotated[int, typer.Option("--most", min=1, help="一页最多多少 MiB")] = 64,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="也取本机与内部网络的地址")] = False,
) -> None:
    """把网页原样存进文件夹，来处、时间、状态与响应头记在 fetched.jsonl；全部存下退出 0，有没取到的退出 1。

    照网站的 robots.txt 办事，一次一页，不跟随页中的任何链接。已有的不再取，中断了再运行一遍就接着取。
    """
    wanted = _wanted(urls or [], listed)
    from pipeline import fetching
    from pipeline.exporters.columns import aligned
    from pipeline.fetching.patience import Manners
    from pipeline.fetching.transport import Limits
    from pipeline.progress import track

    manners = Manners(delay, limits=Limits(most_bytes=most * 2**20, allow_private=allow_private))
    outcomes: dict[str, Outcome] = {}
    for outcome in track(fetching.fetch(wanted, out, manners, again=again), len(wanted), "取网页"):
        outcomes[outcome.asked] = outcome
        if outcome.state == "failed":
            tell(f"{outcome.asked} 没有取到：{outcome.reason}")
    rows = [_row(outcomes[url]) for url in wanted]
    typer.echo("\n".join(aligned([("结果", "字节", "文件", "网址"), *rows])))
    counts = {state: sum(each.state == state for each in outcomes.values()) for state in _STATES}
    told = "，".join(f"{_STATES[state]}{number}页" for state, number in counts.items() if number)
    typer.echo(f"{told}。网页与记录（fetched.jsonl）在 {out.as_posix()}。")
    if counts["failed"]:
        raise typer.Exit(1)


def _row(outcome: "Outcome") -> tuple[str, str, str, str]:
    page = outcome.page
    return _STATES[outcome.state], f"{page.bytes:,}" if page else "", page.file if page else "", outcome.asked


def _wanted(urls: list[str], listed: Path | None) -> list[str]:
    """The addresses of the command line and of the list, each once; what is none is told with its line."""
    from pipeline.fetching.addresses import normal

    wanted = dict.fromkeys(normal(url) for url in urls)
    for number, line in enumerate(_lines(listed) if listed else (), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                wanted[normal(line)] = None
            except FetchError as error:
                raise ParamsError(f"{listed} 第{number}行：{error}") from error
    if not wanted:
        raise ParamsError("没有网址", hint="写在命令后面，或用 --list 给出文件")
    return list(wanted)


def _lines(listed: Path) -> list[str]:
    try:
        return listed.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ParamsError(f"{listed} 不是 UTF-8", hint="另存为 UTF-8 文本") from error
