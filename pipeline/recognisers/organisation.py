"""ORG: agencies, companies, universities and other bodies, by name and by head."""

import re
from collections.abc import Iterator

from pipeline.lexicons import table
from pipeline.recognisers._lexical import edges, fits, matcher
from pipeline.recognisers._phrase import left, specific
from pipeline.recognisers._place import PLACES, governed
from pipeline.schema import Find, Reading

_ROLES = {row["word"]: row["role"] for row in table("orgs")}
_names = matcher(word for word, role in _ROLES.items() if role == "name")
_heads = matcher(word for word, role in _ROLES.items() if role == "head")
_NOT_AFTER = {
    "人大": re.compile("代表|建议|议案"),
    "政协": re.compile("委员|提案"),
}
# 市委市政府: two agencies written as one word.
_PAIR = re.compile("(?:省|市|县|区|州|镇)委(?=(?:省|市|县|区|州|镇)政府)")
_CONGRESS = re.compile(
    "(?:省|市|县|区|州|自治区)?(?:第?[一二三四五六七八九十]+届)?(?:人大|政协)(?=[一二三四五六七八九十]+次会议)"
)
_ELLIPTIC = re.compile("(?<=党委、)政府")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Names of the lexicon, heads with a named modifier, and the names that repeat in the document."""
    own = frozenset(governed(reading.document))
    for index, sentence in enumerate(reading.sentences):
        text = sentence.text
        cuts: list[int] = []
        for start, end in _names(text):
            cuts = cuts or edges(sentence)
            barred = _NOT_AFTER.get(text[start:end])
            if (barred and barred.match(text, end)) or not fits(cuts, start, end):
                continue
            pair = _PAIR.match(text, start)
            if pair and pair.end() < end:
                yield index, Find("ORG", start, pair.end())
                yield index, Find("ORG", pair.end(), end)
                continue
            yield index, Find("ORG", _governing(text, start, own), end)
        for start, end in _heads(text):
            cuts = cuts or edges(sentence)
            if not fits(cuts, end, end):
                continue
            name = left(sentence, cuts, start, own)
            modifier = text[name.start : start]
            if len(modifier) < 2 and modifier not in ("省", "市"):
                continue
            if name.anchored or modifier[0] in "省市县" or specific(sentence, cuts, name.start, start) >= 2:
                yield index, Find("ORG", name.start, end)
        for pattern in (_CONGRESS, _ELLIPTIC):
            for match in pattern.finditer(text):
                yield index, Find("ORG", match.start(), match.end())


def _governing(text: str, start: int, own: frozenset[str]) -> int:
    """青岚市委, 中共上海市委: the place that an agency's short name leans on belongs to it."""
    for length in range(6, 1, -1):
        place = text[max(0, start - length) : start]
        if place in PLACES or place in own or place + text[start : start + 1] in own:
            start -= length
            break
    return start - 2 if text[max(0, start - 2) : start] == "中共" else start
