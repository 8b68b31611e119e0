"""`zhengce` as a shell runs it, in a process of its own."""

import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def zhengce(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
