"""What commands are told: the options that several share, and what they come to."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pipeline import logs
from pipeline.errors import ParamsError

if TYPE_CHECKING:
    from pipeline.executors import Hands
    from pipeline.params import Params
    from pipeline.schema import Extract, Skipped


class Engine(StrEnum):
    """The segmenters."""

    jieba = "jieba"
    pkuseg = "pkuseg"
    spacy = "spacy"


class Log(StrEnum):
    """For whom stderr is."""

    text = "text"
    json = "json"


def log_as(chosen: Log) -> None:
    """From here on stderr is for people, or for programs."""
    logs.use(json=chosen is Log.json)


# What cannot be opened is the reader's to tell, in its own words, and no reason to leave the other files.
Paths = Annotated[list[Path], typer.Argument(help="文件或文件夹", show_default=False, readable=False)]
ParamsFile = Annotated[Optional[Path], typer.Option("--params", help="参数文件；不给时用 params.yaml 或默认值")]  # noqa: UP045
WithoutModels = Annotated[bool, typer.Option("--without-models", help="不用学得的模型，只用规则")]
AliasFile = Annotated[Optional[Path], typer.Option("--aliases", help="别名表（CSV），代替参数文件里的 linking.aliases")]  # noqa: UP045

VerdictFile = Annotated[Optional[Path], typer.Option("--verdicts", help="判定表（CSV），代替 audit.verdicts")]  # noqa: UP045
Baseline = Annotated[bool, typer.Option("--baseline", help="头一次：把已有的发现全部记入判定表，此后只报新的")]


Workers = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--workers", min=1, help="几个进程读取和提取；不给时照参数文件的 workers"),
]
Scheduler = Annotated[
    str, typer.Option("--scheduler", help="在集群上读取和提取：dask.distributed 调度器的地址", show_default=False)
]
CacheFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--cache", help="缓存文件夹；不给时用 ZHENGCE_CACHE 所指，或 .zhengce/cache"),
]
WithoutCache = Annotated[bool, typer.Option("--no-cache", help="不用缓存，全部重做")]
LogFormat = Annotated[Log, typer.Option("--log-format", help="stderr 上写给人看的话，或每行一个 JSON 对象")]


def params_of(path: Path | None, aliases: Path | None = None, *, without_models: bool = False) -> "Params":
    """The settings of the file given, of params.yaml here, or the defaults; what they add to the lexicons now holds.

    The first thing a command does: what recognises is made of the lexicons when it is imported.
    """
    from msgspec.structs import replace

    from pipeline import lexicons, params

    source = _params_file(path)
    chosen = params.load(source)
    own = aliases or _named(source, "linking.aliases", chosen.linking.aliases)
    lexicons.use(_named(source, "lexicons", chosen.lexicons), own)
    return replace(chosen, learned=params.RULES_ALONE) if without_models else chosen


def _params_file(path: Path | None) -> Path | None:
    default = Path("params.yaml")
    return path or (default if default.is_file() else None)


def _named(source: Path | None, key: str, name: str) -> Path | None:
    """What the settings name, from the folder of their file; `ParamsError` where it is not there."""
    if source is None or not name:
        return None
    path = source.parent / name
    if not path.exists():
        raise ParamsError(f"没有 {path.as_posix()}（{source.as_posix()} 的 {key}）", hint=f"改正 {source.as_posix()}")
    return path


def verdict_table(given: Path | None, params: Path | None, chosen: "Params", *, made: bool = True) -> Path:
    """Where verdicts are kept: the file given, there already unless it is to be `made`, else that of the settings."""
    if given and not made and not given.exists():
        raise ParamsError(f"没有判定表 {given.as_posix()}", hint="改正 --verdicts，或先用 zhengce verdict 记下第一条")
    source = _params_file(params)
    table = given or (source.parent if source else Path()) / chosen.audit.verdicts
    ending(table, (".csv",))
    return table


def ending(path: Path, known: Collection[str]) -> str:
    """How the name of a file ends that is to be written; `ParamsError` names the endings there are."""
    if (found := path.suffix.lower()) not in known:
        raise ParamsError(f"不会写 {path.name}", hint=f"用 {'、'.join(sorted(known))} 结尾的文件名")
    return found


def hands_of(chosen: "Params", workers: int | None = None, scheduler: str = "") -> "Hands":
    """Who does the work: a cluster, else as many processes as are asked for, else as the settings say."""
    from pipeline.executors import Hands

    return Hands(scheduler=scheduler) if scheduler else Hands(workers or chosen.workers, apart=True)


def cache_of(given: Path | None = None, *, without: bool = False) -> str:
    """Where results are kept from run to run; empty where that is not wanted or cannot be, which is told."""
    from pipeline import cache

    return cache.opened(cache.chosen(given, without=without), logs.tell)


def extracts(
    paths: list[Path], skipped: "list[Skipped]", chosen: "Params", hands: "Hands", cache: str
) -> "Iterator[Extract]":
    """What is found in the files and folders, one document at a time."""
    from pipeline import harvest

    task = harvest.task(chosen.segment.engine, chosen.learned, cache)
    return harvest.extracts(paths, skipped, logs.tell, task, hands)
