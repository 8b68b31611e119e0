"""Work that processes of a pool or a cluster can find by its name."""

import os
import signal
import time
from pathlib import Path

from msgspec import Struct


class Made(Struct, frozen=True):
    """What came of a number, and in which process."""

    number: int
    process: int


def square(number: int) -> Made:
    """Takes the less time, the greater the number: the last would come first."""
    time.sleep(max(0, 8 - number) / 100)
    return Made(number * number, os.getpid())


def refuse(number: int) -> Made:
    """Raises at three."""
    if number == 3:
        raise ValueError("three")
    return square(number)


class Deadly(Struct, frozen=True):
    """Ends its process at one number, as the system does that lacks memory, so often as there are marks to remove."""

    folder: str
    at: int
    times: int

    def __call__(self, number: int) -> Made:
        """The square, but for the one number."""
        if number == self.at:
            for mark in range(self.times):
                try:
                    Path(self.folder, str(mark)).touch(exist_ok=False)
                except FileExistsError:
                    continue
                os.kill(os.getpid(), signal.SIGKILL)
        return square(number)
