"""Files or documents → all that is known of them: read, extracted, and kept for the next time.

What recognises is imported where it is used: it is made of the lexicons when it is imported, and a process that is
given this work has yet to be told which those are.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline import cache, clock, intake
from pipeline.executors import HERE, Hands, Lost, in_order
from pipeline.intake import Common, File, Outcome, Tell
from pipeline.params import Learned as Settings
from pipeline.schema import Document, Extract, Model, Skipped

if TYPE_CHECKING:
    from pipeline.extraction import Learned
    from pipeline.sentences import Cut

# What decides what is found in a document; tests/architecture sees that nothing is missing.
DECIDES = (
    "assemblers", "dating.py", "errors.py", "extraction.py", "learned.py", "lexicons", "linking", "manifests.py",
    "misfits.py", "numerals.py", "once.py", "params.py", "patterns.py", "plans.py", "plugins.py", "reasons.py",
    "recognisers", "records.py", "schema", "script.py", "segmenters", "sentences.py", "spoilt.py", "tables.py",
    "tagger.py", "weights.py",
)  # fmt: skip


class Task(Struct, frozen=True):
    """Which engine and which learned parts read along, from which folders, and the digest of all that decides."""

    engine: str
    learned: Settings
    models: tuple[str, ...]
    common: Common
    digest: str


def task(engine: str, models: Settings, folder: str = "") -> Task:
    """The work of a run, for every process; results are kept in the cache `folder`.

    `EngineError` where a learned part is asked for that is not there or of another version; that one is damaged shows
    with the first document.
    """
    from pipeline import learned

    places = tuple(str(place.absolute()) for place in learned.places_of())
    learned.check(models, tuple(map(Path, places)))
    return Task(engine, models, places, intake.common(folder), _digest(engine, models, places))


def models(task: Task) -> Iterator[Model]:
    """Which learned parts the work makes use of, and why not of others."""
    from pipeline import learned

    return learned.standing(task.learned, tuple(map(Path, task.models)))


def _digest(engine: str, models: Settings, places: tuple[str, ...]) -> str:
    """Of code, tables, engine and learned parts with their files."""
    from pipeline import learned, segmenters

    used = (*learned.files(models, tuple(map(Path, places))), *segmenters.files(engine))
    settings = (cache.tables(), cache.code(DECIDES), engine, *msgspec.structs.astuple(models))
    return cache.digest((*(each.encode() for each in settings), *(path.read_bytes() for path in used)))


def extracts(
    paths: Iterable[Path],
    skipped: list[Skipped],
    tell: Tell,
    task: Task,
    hands: Hands = HERE,
    *,
    out: Path | None = None,
) -> Iterator[Extract]:
    """What is known of the documents of files and folders, in their order; see `intake.outcomes`."""
    return intake.outcomes(paths, partial(of_file, task=task), skipped, tell, hands, label="读取、提取", out=out)


def of_file(file: File, task: Task) -> Outcome:
    """What is known of the documents of a file, and what of it cannot be read."""
    intake.settle(task.common)
    contents = intake.contained(file, task.common)
    found = [of_document(document, task) for document in contents.documents]
    unread = chain(contents.unread, *(each.unread for each in found))
    return Outcome(tuple(extract for each in found for extract in each.extracts), tuple(unread))


def of_documents(
    documents: Iterable[Document], lost: list[Skipped], tell: Tell, task: Task, hands: Hands = HERE
) -> Iterator[Extract]:
    """What is known of documents, in their order; of those that end their workers nothing, which is told."""
    waiting: deque[Document] = deque()

    def passing() -> Iterator[Document]:
        for document in documents:
            waiting.append(document)
            yield document

    for found in in_order(partial(_settled, task=task), passing(), Outcome, hands):
        document = waiting.popleft()
        if isinstance(found, Lost):
            found = _nothing(document, f"{document.id}：{found.reason}，没有提取")
        for each in found.unread:
            lost.append(each)
            tell(each.reason)
        yield from found.extracts


def _settled(document: Document, task: Task) -> Outcome:
    intake.settle(task.common)
    return of_document(document, task)


def of_document(document: Document, task: Task) -> Outcome:
    """What is known of a document; where that takes too long nothing, which is told."""
    try:
        with clock.bounded():
            return Outcome((_known(document, task),))
    except clock.Overdue:
        return _nothing(document, clock.given_up(document.id, "提取"))


def _nothing(document: Document, why: str) -> Outcome:
    return Outcome((Extract(document),), (Skipped(document.id, why, failed=True),))


def _known(document: Document, task: Task) -> Extract:
    """What is known of a document, or was found out before."""
    if not task.common.cache:
        return _made(document, task)
    key = (b"extract", task.digest.encode(), msgspec.msgpack.encode(document))
    # The text need not be kept twice.
    nothing = Document(document.id, "")
    found = cache.kept(
        task.common.cache, key, Extract, lambda: replace(_made(document, task), document=nothing), lambda _: True
    )
    return replace(found, document=document)


def _made(document: Document, task: Task) -> Extract:
    from pipeline.extraction import extract

    return extract(document, _cut(task), _learned(task))


# Once in each process, and the engine, which takes longest, only where something is left to do: neither pickles.
@lru_cache(maxsize=1)
def _cut(task: Task) -> "Cut":
    from pipeline import segmenters

    return segmenters.load(task.engine)


@lru_cache(maxsize=1)
def _learned(task: Task) -> "Learned":
    from pipeline import learned

    return learned.load(task.learned, tuple(map(Path, task.models)))
