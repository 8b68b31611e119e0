"""Progress passes things on, and shows itself on a terminal only."""

import io

import pytest

from pipeline import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_same_things_pass_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress.track(range(5), 5, "读取")) == [0, 1, 2, 3, 4]
    assert capsys.readouterr() == ("", "")


def test_things_pass_one_by_one() -> None:
    asked: list[int] = []
    passing = progress.track((asked.append(n) or n for n in range(3)), 3, "读取")
    assert (next(passing), asked) == (0, [0])
    assert (next(passing), asked) == (1, [0, 1])


def test_short_work_shows_nothing_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert list(progress.track("甲乙丙", 3, "读取")) == ["甲", "乙", "丙"]
    assert terminal.getvalue() == ""


def test_long_work_is_counted_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    assert list(progress.track("甲乙丙", 3, "读取")) == ["甲", "乙", "丙"]
    assert "读取" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()


def test_work_that_stops_early_gives_the_terminal_back(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    passing = progress.track("甲乙丙", 3, "读取")
    next(passing)
    passing.close()  # type: ignore[attr-defined]
    hidden, shown = terminal.getvalue().rfind("\x1b[?25l"), terminal.getvalue().rfind("\x1b[?25h")
    assert hidden <= shown
