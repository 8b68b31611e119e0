"""What takes too long is given up, is told, and costs nothing but itself."""

import threading
from time import monotonic

import pytest

from pipeline import clock, harvest, intake
from pipeline.params import Learned
from pipeline.schema import Document, Skipped

# Where it arrives in a callback of the collector (hypothesis has one), Python drops it, says so, and it comes again.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def forever() -> None:
    while True:
        pass


def test_what_never_ends_is_ended() -> None:
    began = monotonic()
    with pytest.raises(clock.Overdue), clock.bounded(0.1):
        forever()
    assert monotonic() - began < 30


def forbearing() -> None:
    """As those work who read what others have written."""
    try:
        forever()
    except Exception:
        forever()


def test_what_a_callback_swallows_comes_again() -> None:
    swallowed: list[str] = []

    def twice() -> None:
        while True:
            try:
                forever()
            except clock.Overdue:
                swallowed.append("once")
                if len(swallowed) > 1:
                    raise

    with pytest.raises(clock.Overdue), clock.bounded(0.1):
        twice()
    assert len(swallowed) > 1


def test_it_is_no_damage_of_a_file() -> None:
    with pytest.raises(clock.Overdue), clock.bounded(0.1):
        forbearing()


def test_what_is_done_in_time_is_left_alone() -> None:
    with clock.bounded(0.1):
        pass
    until = monotonic() + 2.5
    while monotonic() < until:
        pass


def test_it_ends_the_thread_that_is_late_and_no_other() -> None:
    ended: list[str] = []

    def work(name: str, seconds: float) -> None:
        try:
            with clock.bounded(seconds):
                until = monotonic() + 3
                while monotonic() < until:
                    pass
            ended.append(f"{name} done")
        except clock.Overdue:
            ended.append(f"{name} given up")

    threads = [threading.Thread(target=work, args=each) for each in (("early", 60.0), ("late", 0.1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == ["early done", "late given up"]


def read(raw: bytes, name: str) -> Document:
    return next(each for each in intake.inside(raw, name) if isinstance(each, Document))


def test_a_file_that_takes_too_long_to_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<html><body>{'<p>全年新增就业3.2万人。</p>' * 300_000}</body></html>"
    monkeypatch.setattr(clock, "LONGEST", 0.1)
    (found,) = intake.inside(page.encode(), "长.html")
    assert isinstance(found, Skipped)
    assert found.failed
    assert "长.html：读取用了" in found.reason


def test_a_document_that_takes_too_long_is_told_and_the_next_is_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    long = read(("推进产业项目和园区建设、" * 200_000).encode(), "长.txt")
    short = read("全年新增就业3.2万人。".encode(), "短.txt")
    task = harvest.task("jieba", Learned())
    harvest.of_document(short, task)
    monkeypatch.setattr(clock, "LONGEST", 0.1)
    lost: list[Skipped] = []
    told: list[str] = []
    found = list(harvest.of_documents([long, short], lost, told.append, task))
    assert [extract.document.id for extract in found] == ["长.txt", "短.txt"]
    assert not found[0].mentions
    assert found[1].indicators
    assert [each.path for each in lost] == ["长.txt"]
    assert lost[0].failed
    assert told == [lost[0].reason]
    assert "长.txt：提取用了" in told[0]
