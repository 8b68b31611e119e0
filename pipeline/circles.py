"""Work that makes millions of things, none of which hold each other in a circle, and need not be looked at for one."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsought() -> Iterator[None]:
    """Nobody looks meanwhile. Measured: half of the time of a report went there, and a tenth of that of a graph."""
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()
