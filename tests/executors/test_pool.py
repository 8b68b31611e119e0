"""A pool gives what one process gives, in order, whatever happens to its workers."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest
from workers import Deadly, Made, refuse, square

from pipeline.executors import AHEAD, Hands, Lost, in_order

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
TWO = Hands(2)


def numbers(results: list[Made | Lost]) -> list[int | None]:
    return [None if isinstance(each, Lost) else each.number for each in results]


def nobody_is_left() -> None:
    """The pool's thread asks for the status of who was killed, too: who comes second learns it a moment later."""
    for _ in range(100):
        if not multiprocessing.active_children():
            return
        time.sleep(0.1)
    pytest.fail("workers are left behind")


def test_in_order_by_two_processes_that_are_not_this_one() -> None:
    done = list(in_order(square, range(20), Made, TWO))
    assert numbers(done) == [n * n for n in range(20)]
    processes = {each.process for each in done if isinstance(each, Made)}
    assert len(processes) == 2
    assert os.getpid() not in processes


@pytest.mark.parametrize("many", [True, False])
def test_one_worker_is_a_process_where_it_is_to_be_one_and_there_is_much_to_do(many: bool) -> None:
    done = list(in_order(square, range(6), Made, Hands(apart=True), many=many))
    assert numbers(done) == [n * n for n in range(6)]
    processes = {each.process for each in done if isinstance(each, Made)}
    assert len(processes) == 1
    assert (os.getpid() not in processes) == many
    nobody_is_left()


def test_only_so_many_are_in_hand() -> None:
    taken = count()
    done = in_order(square, (next(taken) for _ in range(100)), Made, TWO)
    for number in range(5):
        next(done)
        assert next(taken) <= number * 2 + 1 + 2 * AHEAD
    done.close()  # type: ignore[attr-defined]
    nobody_is_left()


def test_what_work_raises_is_raised_in_its_turn() -> None:
    done = in_order(refuse, range(9), Made, TWO)
    assert numbers([next(done), next(done), next(done)]) == [0, 1, 4]
    with pytest.raises(ValueError, match="three"):
        next(done)
    nobody_is_left()


def test_a_worker_that_is_killed_from_outside_costs_nothing() -> None:
    done = in_order(square, range(30), Made, TWO)
    first = next(done)
    assert isinstance(first, Made)
    os.kill(first.process, signal.SIGKILL)
    assert numbers([first, *done]) == [n * n for n in range(30)]


@pytest.mark.parametrize("times", [1, 2])
def test_what_kills_its_worker_and_then_does_not_is_done(tmp_path: Path, times: int) -> None:
    assert numbers(list(in_order(Deadly(str(tmp_path), 5, times), range(12), Made, TWO))) == [n * n for n in range(12)]


def test_what_kills_every_worker_is_lost_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = list(in_order(Deadly(str(tmp_path), 5, 99), range(12), Made, TWO))
    assert numbers(done) == [None if n == 5 else n * n for n in range(12)]
    assert isinstance(done[5], Lost)
    assert "2次被终止" in done[5].reason


ORPHANS = """
from workers import Made, square
from pipeline.executors import Hands, in_order
if __name__ == "__main__":
    done = in_order(square, iter(range(10**6)), Made, Hands(2))
    print(*{next(done).process for _ in range(20)}, flush=True)
    for _ in done: pass
"""


def test_workers_go_when_the_process_is_killed_that_started_them(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(ORPHANS, "utf-8")
    path = os.pathsep.join([str(Path(__file__).parents[1]), str(Path(__file__).parents[2])])
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen([sys.executable, tmp_path / "main.py"], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        workers = [int(each) for each in process.stdout.readline().split()]
        process.kill()
    assert len(workers) == 2
    for _ in range(100):
        if not any(alive(worker) for worker in workers):
            return
        time.sleep(0.1)
    pytest.fail("workers are left behind")


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # Killed, and nobody has asked for its status: in a container there may be no one who does.
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
