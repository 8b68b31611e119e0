"""Document → sentences: clean views with an exact way back to what the publisher wrote.

Wraps are joined, widths and traditional script folded, what prints nothing is gone.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline import script
from pipeline.numerals import HAN, HAN_DIGIT, ODD, bounds
from pipeline.schema import Block, Document, Sentence

Cut = Callable[[str], list[str]]

# One code point for one code point, so positions hold: letters, digits and signs to ASCII, and the punctuation
# that Chinese sentences are made of to its full-width form (half of all web copies write it in ASCII).
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTH.update({ord(c): ord(c) for c in "，：；！？（）"})
_WIDTH.update(zip(map(ord, ";!?()︰「」『』"), map(ord, "；！？（）：“”“”"), strict=True))
# Most sentences have nothing to fold, and looking is 15 times as fast as translating.
_FOLDS = re.compile(
    "[" + "".join(re.escape(chr(code)) for code, to in _WIDTH.items() if code != to) + script.HALVES + "]"
)
# Half a character is none: what searches and cuts takes UTF-8, which has no place for it.
_WIDTH.update(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))
# A comma or colon between digits is part of a number or a time.
_LOOSE_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")
_LOOSE_COLON = re.compile(r"(?<![0-9]):|:(?![0-9])")
# "一芯两带": straight marks open and close by turns, if their number is even.
_STRAIGHT = re.compile('"([^"]*)"')
# １，０１１，０３８: old prints part thousands with the comma of the sentence, and decimals (19·5%) with a middle dot.
_THOUSANDS = re.compile(r"(?<![0-9.，])[0-9]{1,3}(?:[，,][0-9]{3})+(?![0-9，])")
_MIDDLE_DOT = re.compile(r"(?<=[0-9])·(?=[0-9]+(?:[%‰万亿倍]|个百分点))")

# What prints nothing: soft hyphens, joiners, direction marks, byte order marks.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
BLANK = f"\\s{_INVISIBLE}"
"""What shows nothing on the page, as the inside of a character class."""
_RUN = re.compile(f"[{BLANK}]+")
_SPACE = re.compile(r"\s")
# 2 0 2 5: digits that a converter set apart one by one; 1 3/5 is one and three fifths.
_SPACED_DIGIT = re.compile(r"(?<![0-9])[0-9](?: [0-9])+(?![0-9/])")
# 22 460元: thousands set apart; 2024 100 are two numbers.
_SPACED_THOUSANDS = re.compile(r"(?<![0-9.] )(?<![0-9.])[0-9]{1,3}(?: [0-9]{3})+(?=(?:\.[0-9]+)?[\u4e00-\u9fff%])")
# 三千 八百 九十六 万, 百 分 之 五, 六 个 百分点: the same done to what is said in Chinese.
_SAID = f"[{HAN}0-9.点點分之又成个個]|{ODD}"
_SPACED_NUMERAL = re.compile(rf"(?:{_SAID})+(?:(?:(?<![0-9.])[^\S\n]+|[^\S\n]+(?![0-9.]))(?:{_SAID})+)+")
_UNIT_AT_END = re.compile(r"[个個](?:百分[点點])?$|成[一二三四五六七八九半]?$")

# What running prose has and a line of headings, titles or names has not.
_PROSE = re.compile("[，。；]")

_END = re.compile(r"[。！？!?]+[”’」』）)》】]*")
# No sentence of a real report passes 900 characters; what does is a list without full stops. Recognisers may look at
# all of a sentence for each thing that they find in it, so this bounds the time that a line without end takes.
LONGEST = 1_000


def fold(text: str) -> str:
    """Widths folded, one code point for one."""
    if _FOLDS.search(text):
        text = text.translate(_WIDTH)
    if '"' in text and not text.count('"') % 2:
        text = _STRAIGHT.sub(r"“\1”", text)
    if "," in text:
        text = _LOOSE_COMMA.sub("，", text)
    if ":" in text:
        text = _LOOSE_COLON.sub("：", text)
    if "，" in text:
        text = _THOUSANDS.sub(lambda match: match.group().replace("，", ","), text)
    if "·" in text:
        text = _MIDDLE_DOT.sub(".", text)
    return text


def view(text: str) -> tuple[str, tuple[int, ...] | None]:
    r"""The clean view of a stretch, and where each of its characters stood (`None`: where it stands).

    Blank runs go, but one space is kept between two words of letters, between two numbers and between two
    Chinese words on one line (“好客山东 好品山东”).

    >>> view("２０２５年 ，\n达到 5%")
    ('2025年，达到5%', (0, 1, 2, 3, 4, 6, 8, 9, 11, 12))
    """
    folded = fold(text)
    if not _RUN.search(folded):
        return folded, None
    spaced = {i for start, end in _spaced(folded) for i in range(start, end) if folded[i].isspace()}
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for run in _RUN.finditer(folded):
        parts.append(folded[at : run.start()])
        kept.extend(range(at, run.start()))
        at = run.end()
        if run.start() not in spaced and (space := _parting(folded, run)) is not None:
            parts.append(" ")
            kept.append(space)
    parts.append(folded[at:])
    kept.extend(range(at, len(folded)))
    return "".join(parts), tuple(kept)


def _spaced(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that are one number set apart by blanks."""
    for match in _SPACED_DIGIT.finditer(text):
        yield match.span()
    for match in _SPACED_THOUSANDS.finditer(text):
        yield match.span()
    for match in _SPACED_NUMERAL.finditer(text):
        parts = match.group().split()
        # 二〇二五 二〇二六 are two years, 一 二 two numbers; 二 〇 二 五 and 一百 二十 are one.
        apart = all(sign in HAN_DIGIT for part in parts for sign in part) and max(map(len, parts)) > 1
        number = _UNIT_AT_END.sub("", "".join(parts))
        if not apart and len(number) != 2 and bounds(number):
            yield match.span()


def _parting(text: str, run: re.Match[str]) -> int | None:
    """Where the blank stands that must stay in a run, if the words beside it would else grow together."""
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    space = _SPACE.search(text, run.start(), run.end())
    if not before or not after or not space:
        return None
    if before.isascii() and after.isascii():
        # A paragraph that is wrapped inside a number: 108⏎0个.
        wrapped = run.group() == "\n" and before.isdigit() and after.isdigit()
        words = before.isalnum() and after.isalnum() and not wrapped
    else:
        words = before.isalpha() and after.isalpha() and not (before.isascii() or after.isascii())
        words = words and "\n" not in run.group() and not _is_stray(text, run.start())
    return space.start() if words else None


def _is_stray(text: str, at: int) -> bool:
    """主题公 园顺利签约，…: a blank that a converter left in running prose, outside quotation marks and brackets."""
    quoted = text.count("“", 0, at) > text.count("”", 0, at) or text.count("（", 0, at) > text.count("）", 0, at)
    after = len(_PROSE.findall(text, at))
    return not quoted and after > (0 if _PROSE.search(text, 0, at) else 1)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Half-open stretches of sentences: they follow each other without gap and rebuild the text."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        # A straight quotation mark closes where an odd number of them stand before it in the sentence.
        if text[end : end + 1] == '"' and text.count('"', start, end) % 2:
            end += 1
        yield from _bounded(text, start, end)
        start = end
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


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs stands in a text; a loop, as a generator would take longer than the search."""
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


def last_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match of a pattern in text[start:end] ends; `start` where there is none."""
    last = start
    for match in pattern.finditer(text, start, end):
        last = match.end()
    return last


def sentences(document: Document, cut: Cut) -> Iterator[Sentence]:
    """The sentences of every block that is text, in order, with their words."""
    shown = script.simplified(document.text)
    for index, block in enumerate(document.blocks):
        if block.kind == "boilerplate":
            continue
        for places in _pieces(block):
            letters = _letters(shown, places)
            for start, end in split(letters):
                text, offsets = view(letters[start:end])
                if text:
                    yield _sentence(document, index, places[start:end], text, offsets, tuple(cut(text)))


def _sentence(
    document: Document,
    block: int,
    places: Sequence[int],
    text: str,
    offsets: tuple[int, ...] | None,
    words: tuple[str, ...],
) -> Sentence:
    if offsets is None and isinstance(places, range):
        known = None
    else:
        known = tuple(places[i] for i in (range(len(text)) if offsets is None else offsets))
    return Sentence(document, block, places[0], places[-1] + 1, text, known, words)


def _pieces(block: Block) -> Iterator[Sequence[int]]:
    """The stretches of a block that are read as one, each as the positions of its characters."""
    if block.cells:
        end = block.start
        for start, stop in block.cells:
            # A cell that reaches over several rows or columns is read once, where it begins.
            if end <= start < stop <= block.end:
                yield range(start, stop)
                end = stop
    elif block.holes:
        edges = [block.start, *(edge for hole in block.holes for edge in hole), block.end]
        yield [i for start, end in zip(edges[::2], edges[1::2], strict=True) for i in range(start, end)]
    else:
        yield range(block.start, block.end)


def _letters(text: str, places: Sequence[int]) -> str:
    if isinstance(places, range):
        return text[places.start : places.stop]
    return "".join([text[i] for i in places])
