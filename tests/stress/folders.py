"""Folders that hold more than files: what the command makes of them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sound import TEXT

from pipeline.readers import MOST_BYTES

Lay = Callable[[Path], None]


def _pipes(folder: Path) -> None:
    os.mkfifo(folder / "b.txt")
    (folder / "c.txt").symlink_to("/dev/zero")


def _links(folder: Path) -> None:
    (folder / "b.txt").symlink_to(folder / "b.txt")
    (folder / "c.txt").symlink_to("/nowhere/at/all.txt")
    (folder / "d").symlink_to(folder, target_is_directory=True)


def _names(folder: Path) -> None:
    for name in (b"\xd4\xc6\xe1\xb6.txt", b"\xff\n\x1b[2J.txt", b"\xfe.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(TEXT, "utf-8")


def _deep(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)
    for _ in range(1_500):
        Path("d").mkdir()
        os.chdir("d")
    Path("e.txt").write_text(TEXT, "utf-8")
    os.chdir(here)


def _huge(folder: Path) -> None:
    with (folder / "b.txt").open("wb") as file:
        file.truncate(4 * MOST_BYTES)


def _empty(folder: Path) -> None:
    for i in range(200):
        (folder / f"b{i}.txt").touch()
    (folder / "c.docx").touch()


LAID: dict[str, Lay] = {
    "管道与设备": _pipes,
    "绕成圈的、断了的链接": _links,
    "名称不是 UTF-8": _names,
    "一千五百层文件夹": _deep,
    "两 GiB 的空洞文件": _huge,
    "两百个空文件": _empty,
}


def looked_at(way: str, folder: Path) -> tuple[str, str]:
    """The outcome of `zhengce run` over a sound text and what lies beside it, and what it says where it is a fault."""
    inside = folder / "texts"
    inside.mkdir(parents=True)
    (inside / "a.txt").write_text(TEXT, "utf-8")
    LAID[way](inside)
    code = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", code, "run", str(inside), "--out", str(folder / "out")]
    try:
        done = subprocess.run(command, capture_output=True, timeout=300, stdin=subprocess.DEVNULL, check=False)
    except subprocess.TimeoutExpired:
        return "fault", "took more than 300 s"
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    read = (folder / "out/documents.jsonl").is_file() and "1800" in (folder / "out/documents.jsonl").read_text("utf-8")
    if "Traceback" in said or not read:
        return "fault", said[-2_000:]
    return ("damage" if (folder / "out/skipped.jsonl").read_bytes() else "whole"), ""
