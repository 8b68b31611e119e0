"""Document → sentences: clean views with an exact way back to what the publisher wrote."""

import re
from collections.abc import Callable, Iterator

from pipeline.schema import Block, Document, Sentence

Cut = Callable[[str], list[str]]

# One code point for one code point, so positions hold: letters, digits and signs to ASCII, and the punctuation
# that Chinese sentences are made of to its full-width form (half of all web copies write it in ASCII).
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTH.update({ord(c): ord(c) for c in "，：；！？（）"})
_WIDTH.update(zip(map(ord, ";!?()"), map(ord, "；！？（）"), strict=True))
# A comma or colon between digits is part of a number or a time.
_LOOSE_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")
_LOOSE_COLON = re.compile(r"(?<![0-9]):|:(?![0-9])")

_BLANK = r"\s\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff"
_DIRTY = re.compile(f"[{_BLANK}]")
_RUN = re.compile(f"[{_BLANK}]+")
# 2 0 2 5: digits that a converter set apart one by one.
_SPACED_DIGIT = re.compile(r"(?<![0-9])[0-9](?: [0-9])+(?![0-9])")

_END = re.compile(r"[。！？!?]+[”’」』）)》】]*")
# No sentence of a real report in shared corpora passes 900 characters; what does is a list without full stops.
LONGEST = 2_000


def fold(text: str) -> str:
    """Widths folded, one code point for one."""
    text = text.translate(_WIDTH)
    if "," in text:
        text = _LOOSE_COMMA.sub("，", text)
    if ":" in text:
        text = _LOOSE_COLON.sub("：", text)
    return text


def view(text: str) -> tuple[str, tuple[int, ...] | None]:
    r"""The clean view of a stretch, and where each of its characters stood (`None`: where it stands).

    Blank runs go, but one space is kept between two words of letters, between two numbers and between two
    Chinese words on one line (“好客山东 好品山东”).

    >>> view("２０２５年 ，\n达到 5%")
    ('2025年，达到5%', (0, 1, 2, 3, 4, 6, 8, 9, 11, 12))
    """
    folded = fold(text)
    if not _DIRTY.search(folded):
        return folded, None
    spaced = {i for m in _SPACED_DIGIT.finditer(folded) for i in range(m.start(), m.end()) if folded[i] == " "}
    kept: list[int] = []
    at = 0
    for run in _RUN.finditer(folded):
        kept.extend(range(at, run.start()))
        at = run.end()
        if run.start() not in spaced and _parts(folded, run):
            kept.append(run.start())
    kept.extend(range(at, len(folded)))
    return "".join(" " if folded[i].isspace() else folded[i] for i in kept), tuple(kept)


def _parts(text: str, run: re.Match[str]) -> bool:
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if not before or not after or not run.group().strip("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"):
        return False
    if before.isascii() and after.isascii():
        return before.isalnum() and after.isalnum()
    return (
        before.isalpha() and after.isalpha() and not (before.isascii() or after.isascii()) and "\n" not in run.group()
    )


def split(text: str) -> Iterator[tuple[int, int]]:
    """Half-open stretches of sentences: they follow each other without gap and rebuild the text."""
    start = 0
    for match in _END.finditer(text):
        yield from _bounded(text, start, match.end())
        start = match.end()
    if start < len(text):
        yield from _bounded(text, start, len(text))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        limit = start + LONGEST
        at = max(text.rfind(mark, start, limit) for mark in "；;，,、\n")
        cut = at + 1 if at > start else limit
        yield start, cut
        start = cut
    yield start, end


def sentences(document: Document, cut: Cut) -> Iterator[Sentence]:
    """The sentences of every block that is text, in order, with their words."""
    for index, block in enumerate(document.blocks):
        if block.kind == "boilerplate":
            continue
        for start, end in _stretches(document.text, block):
            text, offsets = view(document.text[start:end])
            if text:
                places = None if offsets is None else tuple(start + i for i in offsets)
                yield Sentence(document, index, start, end, text, places, tuple(cut(text)))


def _stretches(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for start, end in block.cells or ((block.start, block.end),):
        for a, b in split(text[start:end]):
            yield start + a, start + b
