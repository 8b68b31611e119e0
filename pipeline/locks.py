"""A lock of the system on an open file: it goes with the process that holds it, however that ends."""

import os
import sys


def taken(handle: int) -> bool:
    """Take the lock of an open file without waiting; false where another process holds it.

    Where the file system knows no locks, everyone gets one: then nothing is kept from working.
    """
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            return True
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def is_still(handle: int, path: str) -> bool:
    """Whether a path still names the open file: one who held the lock before may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))  # noqa: PTH116
    except OSError:
        return False
