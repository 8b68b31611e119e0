"""A real scheduler with two worker processes gives what one process gives, also when one of them is killed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from workers import Deadly, Made, square

from pipeline import harvest
from pipeline.errors import EngineError
from pipeline.executors import Hands, Lost, in_order
from pipeline.params import RULES_ALONE

pytest.importorskip("distributed", reason="pip install '.[cluster]'")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
# A death is enough to give a thing up; the default is four.
SETTINGS = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0", "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "60s"}


class Cluster(NamedTuple):
    address: str
    workers: list[subprocess.Popen[bytes]]


def started(*arguments: str, folder: Path) -> "subprocess.Popen[bytes]":
    tests = Path(__file__).parents[1]
    path = os.pathsep.join([str(tests), str(tests.parent)])
    with (folder / f"{arguments[0]}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
            cwd=folder,
            env={**os.environ, **SETTINGS, "PYTHONPATH": path},
            stdout=log,
            stderr=log,
        )


@pytest.fixture(params=["--no-nanny"])
def cluster(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Cluster]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with ExitStack() as stack:

        def begin(*arguments: str) -> "subprocess.Popen[bytes]":
            process = stack.enter_context(started(*arguments, folder=tmp_path))
            stack.callback(process.kill)
            return process

        begin("scheduler", "--host", address, "--no-dashboard")
        options = ("--nthreads", "1", request.param, "--no-dashboard", "--death-timeout", "60")
        yield Cluster(address, [begin("worker", address, *options) for _ in range(2)])


def test_a_killed_worker_costs_what_it_had_in_hand(cluster: Cluster) -> None:
    done = in_order(square, range(60), Made, Hands(scheduler=cluster.address))
    found = [next(done) for _ in range(10)]
    cluster.workers[0].send_signal(signal.SIGKILL)
    found.extend(done)
    assert [each.number for each in found if isinstance(each, Made)] == [n * n for n in range(60)]
    assert os.getpid() not in {each.process for each in found if isinstance(each, Made)}


@pytest.mark.parametrize("cluster", ["--nanny"], indirect=True)
@pytest.mark.parametrize("times", [1, 99])
def test_what_kills_its_workers_is_lost_and_the_rest_goes_on(cluster: Cluster, tmp_path: Path, times: int) -> None:
    done = list(in_order(Deadly(str(tmp_path), 5, times), range(12), Made, Hands(scheduler=cluster.address)))
    assert [None if isinstance(each, Lost) else each.number for each in done] == [
        None if n == 5 and times == 99 else n * n for n in range(12)
    ]


def test_what_is_extracted_is_what_one_process_extracts(cluster: Cluster, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(12):
        (texts / f"{number:02}.txt").write_text(
            f"云岫市第{number + 1}次会议。布局低空经济等{number}个未来产业。\n", "utf-8"
        )
    task = harvest.task("jieba", RULES_ALONE)
    here = list(harvest.extracts([texts], [], print, task))
    there = harvest.extracts([texts], [], print, task, Hands(scheduler=cluster.address))
    found = [next(there)]
    cluster.workers[1].kill()
    assert [*found, *there] == here


def test_where_there_is_no_scheduler_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.executors import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(EngineError, match="连不上调度器"):
        list(in_order(square, range(3), Made, Hands(scheduler="tcp://127.0.0.1:9")))


def test_where_dask_is_not_installed_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match=r"没有安装 dask\.distributed.*cluster"):
        list(in_order(square, range(3), Made, Hands(scheduler="tcp://127.0.0.1:9")))
