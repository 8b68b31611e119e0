"""Texts and their marks side by side: what is learned from, what is chosen on, what is measured on."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from pipeline.errors import RecordError
from pipeline.learning.gold import Gold, by_text, load
from pipeline.schema import Document


def marked(documents: Iterable[Document], folder: Path) -> Iterator[Document]:
    """The documents that have marks, which are not read; `RecordError` names the marks without a document."""
    return (document for document, path in _beside(documents, folder) if path)


def paired(documents: Iterable[Document], folder: Path) -> Iterator[tuple[Document, Gold | None]]:
    """Every document with the marks of its file name, if any; `RecordError` names the marks without a document."""
    return ((document, load(path, document) if path else None) for document, path in _beside(documents, folder))


def _beside(documents: Iterable[Document], folder: Path) -> Iterator[tuple[Document, Path | None]]:
    paths = by_text(folder)
    for document in documents:
        yield document, paths.pop(PurePath(document.id).name, None)
    if paths:
        raise RecordError(f"标注过的文本没有读取：{'、'.join(paths)}", hint="先读取 corpora/raw")
