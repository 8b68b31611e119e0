"""Pages in a folder as they were served, and `fetched.jsonl` beside them: a line for every time that one was had.

A page is there before its line, so what has a line is whole. A line is written at one go; one that a full disk or a
power cut left without its end is taken away when the folder is next opened, and its page is fetched again.
"""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from pipeline import reasons
from pipeline.errors import RecordError
from pipeline.fetching import addresses
from pipeline.fetching.endings import ending
from pipeline.fetching.visits import Visit
from pipeline.records import replacing

NAME = "fetched.jsonl"


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When and whence a page was had. The last line of an address is the one that holds."""

    asked: str
    address: str
    """Where `asked` led to in the end, through `via`."""
    via: tuple[str, ...]
    time: str
    """ISO 8601, UTC."""
    status: int
    """304: the server said that what is there is still what it has."""
    file: str
    bytes: int
    sha256: str
    etag: str
    modified: str
    headers: tuple[tuple[str, str], ...]


class Store(NamedTuple):
    """An open folder of pages."""

    folder: Path
    log: IO[bytes]
    pages: dict[str, Page]

    def page(self, asked: str) -> Page | None:
        """What is known of an address whose page is there, as long as it was."""
        page = self.pages.get(asked)
        path = self.folder / page.file if page else None
        return page if page and path and path.is_file() and path.stat().st_size == page.bytes else None

    def keep(self, asked: str, visit: Visit, time: str) -> Page:
        """Write a page down, in place of what its address had before."""
        answer, before = visit.answer, self.pages.get(asked)
        page = Page(
            asked=asked,
            address=answer.url,
            via=visit.via,
            time=time,
            status=answer.status,
            file=addresses.stem(asked) + ending(answer),
            bytes=len(answer.body),
            sha256=hashlib.sha256(answer.body).hexdigest(),
            etag=answer.header("etag"),
            modified=answer.header("last-modified"),
            headers=answer.headers,
        )
        with replacing(self.folder / page.file) as file:
            file.write(answer.body)
        self._tell(page)
        if before and before.file != page.file:
            # The address is a PDF now and was a page: one address, one file.
            (self.folder / before.file).unlink(missing_ok=True)
        return page

    def confirm(self, before: Page, visit: Visit, time: str) -> Page:
        """Write down that a page is still what the server has."""
        answer = visit.answer
        page = msgspec.structs.replace(
            before,
            address=answer.url,
            via=visit.via,
            time=time,
            status=answer.status,
            etag=answer.header("etag") or before.etag,
            modified=answer.header("last-modified") or before.modified,
            headers=answer.headers,
        )
        self._tell(page)
        return page

    def _tell(self, page: Page) -> None:
        line = msgspec.json.encode(page) + b"\n"
        if self.log.write(line) != len(line):
            # A disk that is all but full takes a part without objecting.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.folder / NAME))
        self.pages[page.asked] = page


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store in a folder, made where there is none; `OSError` before anything is fetched if it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    # Unbuffered: a line is one write, after which it is there whatever becomes of the program.
    with path.open("ab", buffering=0) as log:
        yield Store(folder, log, _known(path))


def _known(path: Path) -> dict[str, Page]:
    decode = msgspec.json.Decoder(Page).decode
    pages: dict[str, Page] = {}
    whole = 0
    with path.open("r+b") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                file.truncate(whole)
                break
            whole += len(line)
            try:
                page = decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise RecordError(
                    f"{path} 第{number}行不是取网页的记录：{reasons.of_decoder(error)}",
                    hint="改正或删去这一行；删去的，那一页会再取一遍",
                ) from error
            if Path(page.file).name != page.file:
                raise RecordError(f"{path} 第{number}行的文件不在这个文件夹里", hint="改正或删去这一行")
            pages[page.asked] = page
    return pages
