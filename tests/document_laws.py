"""What holds for every document, whatever it was read from."""

import re

from pipeline import readers, script
from pipeline.errors import InputError
from pipeline.schema import Document
from pipeline.sentences import BLANK, fold, sentences

_SHOWN = re.compile(f"[^{BLANK}]")


def survives(raw: bytes, name: str) -> list[Document]:
    """The documents that bytes hold; each keeps the laws, and what cannot be read says so in one line."""
    found = []
    for part in readers.parts(raw, name):
        try:
            if part.passed:
                continue
            if isinstance(part.raw, InputError):
                raise part.raw
            document = readers.parse(part.raw, part.name)
        except InputError as error:
            if "\n" in str(error):
                raise AssertionError(str(error)) from error
            continue
        check(document)
        found.append(document)
    return found


def digits(document: Document) -> str:
    """The digits of its text in order."""
    return "".join(re.findall(r"[0-9]", document.text))


def check(document: Document) -> None:
    """Blocks cover the text in order, and sentences rebuild them."""
    text = document.text
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(text)
        assert not _SHOWN.search(text, at, block.start), text[at : block.start]
        at = block.end
        for start, end in block.holes:
            assert block.start < start < end < block.end
        for start, end in block.cells:
            assert 0 <= start <= end <= block.end
    assert not _SHOWN.search(text, at)
    # A view is in simplified script, whatever the document is in.
    _check_sentences(script.plain(document))


def _check_sentences(document: Document) -> None:
    read = [""] * len(document.blocks)
    for sentence in sentences(document, list):
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert "".join(sentence.words) == sentence.text
        for i, character in enumerate(sentence.text):
            (start, end) = sentence.source(i, i + 1)
            source = document.text[start:end]
            assert len(source) == 1
            assert _loose(character) == _loose(source) or (character == " " and source.isspace())
        read[sentence.block] += sentence.text
    for block, said in zip(document.blocks, read, strict=True):
        if block.kind != "boilerplate" and not block.cells and not block.holes:
            whole = "".join(_SHOWN.findall(document.text[block.start : block.end]))
            # Whether a comma stands between digits depends on what is taken out between them.
            assert _loose(said.replace(" ", "")) == _loose(whole)


def _loose(text: str) -> str:
    """Commas, colons and straight quotation marks are read by what is around them."""
    return fold(text).replace(",", "，").replace(":", "：").replace("“", '"').replace("”", '"').replace("·", ".")
