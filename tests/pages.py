"""What a page of docs tells its reader to do: files to write, commands to run, and what they then show."""

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
REST = "……"
_BLOCK = re.compile(
    r"(?:^`(?P<above>[^`\n]+)`：\n\n)?^```(?P<language>\w*)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


class Block(NamedTuple):
    """A fenced block: with a path above it (`路径`：) a file to write, with one beside its language a file to find."""

    language: str
    body: str
    file: str = ""
    found: str = ""


def blocks(text: str) -> tuple[Block, ...]:
    """The fenced blocks of a page or a part of one, in order."""
    return tuple(
        Block(match["language"], match["body"], match["above"] or "", match["name"] or "")
        for match in _BLOCK.finditer(text)
    )


def parts(page: Path) -> dict[str, str]:
    """Heading of the second level → what stands below it."""
    _, *found = re.split(r"^## ", page.read_text("utf-8"), flags=re.MULTILINE)
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in found}


def commands(body: str) -> Iterator[list[str]]:
    """The words of every command of a block, without remarks."""
    for line in body.splitlines():
        if words := shlex.split(line, comments=True):
            yield words


def rows(text: str) -> Iterator[tuple[str, ...]]:
    """The rows of the first table of a text, without its header."""
    first = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)
    for line in first.group().splitlines()[2:] if first else ():
        yield tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def tells(said: str, shown: str) -> bool:
    """Whether a program said what a page shows; a line …… stands for any lines, at a line's end for its rest."""
    return _matches(said.rstrip().splitlines(), shown.rstrip().splitlines())


def _matches(said: Sequence[str], shown: Sequence[str]) -> bool:
    if not shown:
        return not said
    if shown[0] == REST:
        return any(_matches(said[at:], shown[1:]) for at in range(len(said) + 1))
    if not said:
        return False
    whole = shown[0] == said[0]
    begun = shown[0].endswith(REST) and said[0].startswith(shown[0].removesuffix(REST))
    return (whole or begun) and _matches(said[1:], shown[1:])
