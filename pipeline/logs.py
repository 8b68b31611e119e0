"""What is said on stderr while the work goes on: lines for people, or one JSON object a line for programs.

{"event":"read","document":"报告.txt","format":"text","characters":5120}`
{"event":"skipped","document":"图.png","reason":"不认识的扩展名 .png","failed":false}`
{"event":"message","message":"…"}    {"event":"error","message":"…"}    {"event":"done","documents":1,…}
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.schema import Document

_json = False


def use(*, json: bool) -> None:
    """Say everything as JSON from here on, or for people."""
    global _json
    _json = json


def silent() -> bool:
    """Whether a progress bar would get into the way of who reads along."""
    return _json or not sys.stderr.isatty()


def tell(line: str, kind: str = "message") -> None:
    """Say in a line what a user should know."""
    if not event(kind, message=line):
        print(f"zhengce: {line}", file=sys.stderr)


def read(document: "Document") -> None:
    """Say that a document was read, to programs only."""
    if _json:
        event("read", document=document.id, format=document.format, characters=document.characters)


def event(name: str, **fields: object) -> bool:
    """Say what has happened, to programs only; whether they listen."""
    if _json:
        import msgspec

        print(msgspec.json.encode({"event": name, **fields}).decode(), file=sys.stderr, flush=True)
    return _json
