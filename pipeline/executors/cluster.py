"""The workers of a `dask.distributed` cluster, through the executor of a client.

They see the same files under the same paths, and have the same zhengce. Dask itself does again what a worker that
died had in hand; what has ended more workers than `distributed.scheduler.allowed-failures` is lost.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from itertools import islice
from threading import Lock
from typing import Any, TypeVar

from pipeline.errors import EngineError
from pipeline.executors import Lost

T = TypeVar("T")
R = TypeVar("R")
_PATIENCE = 15
# Neither the segmenters nor the readers' libraries are made for threads, of which a dask worker may have several.
_ONE_AT_A_TIME = Lock()


def in_order(work: Callable[[T], R], things: Iterable[T], scheduler: str, ahead: int) -> Iterator[R | Lost]:
    """What comes of each thing, by a cluster; `EngineError` where it cannot be reached or has no workers."""
    client, killed = _client(scheduler)
    source = iter(things)
    flying: deque[tuple[T, Future[R]]] = deque()
    with client:
        executor = client.get_executor(pure=False)
        while True:
            width = max(1, sum(client.nthreads().values()))
            more = islice(source, max(0, width * ahead - len(flying)))
            flying.extend((thing, executor.submit(_alone, work, thing)) for thing in more)
            if not flying:
                return
            thing, future = flying.popleft()
            try:
                if isinstance(future.exception(), killed):
                    # Dask blames all that a worker had in hand when it died: which it was shows when it is alone.
                    wait(each for _, each in flying)
                    future = executor.submit(_alone, work, thing)
                yield future.result()
            except killed as error:
                yield Lost(f"处理它的进程多次被终止（{type(error).__name__}）")
            except ImportError as error:
                hint = "在各台机器上安装同一版本的 zhengce"
                raise EngineError(f"集群的工作进程缺少 {error.name}", hint=hint) from error


def _client(scheduler: str) -> tuple[Any, type[Exception]]:
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise EngineError(
            "没有安装 dask.distributed", hint="运行 pip install 'zhengce[cluster]'，或不用 --scheduler"
        ) from error
    # It tells at length of every worker that comes and goes; what matters of that, we tell.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client: Any = Client(scheduler, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise EngineError(f"连不上调度器 {scheduler}：{error}", hint="请检查 --scheduler 的地址") from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError) as error:
        client.close()
        raise EngineError(f"调度器 {scheduler} 没有工作进程", hint="先用 dask worker 启动几个") from error
    return client, KilledWorker


def _alone(work: Callable[[T], R], thing: T) -> R:
    with _ONE_AT_A_TIME:
        return work(thing)
