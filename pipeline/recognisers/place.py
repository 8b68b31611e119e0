"""PLACE: administrative areas, regions, rivers and mountains, by gazetteer, by shape and by the document's own word."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import edges, fits, matcher
from pipeline.recognisers._place import ABBREVIATIONS, governed, places
from pipeline.schema import Find, Reading

AFTER = ("carrier", "organisation", "document")
_TAIL = re.compile("城市群|都市圈|都市区|经济圈|经济带|流域|革命老区|半岛|平原|盆地")
_ABBREVIATED = re.compile(
    f"(?:(?<=[在入来赴驻离进出援涉返留访抵游对])|(?<=^)|(?<=[，。；、：和与]))[{''.join(sorted(ABBREVIATIONS))}]"
)
_NOT_TAIL = re.compile("^(?:式|籍|菜|剧|商|货|企|味)")
_BARE_REGION = re.compile("省会经济圈|省会都市圈")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Places with what belongs to them: 黄河流域, 青岛都市圈."""
    own = matcher(governed(reading.document))
    for index, sentence in enumerate(reading.sentences):
        text = sentence.text
        cuts: list[int] = []
        for start, end in own(text):
            yield index, Find("PLACE", start, end)
        cuts = edges(sentence)
        for start, end in places(text, cuts):
            if _NOT_TAIL.match(text, end):
                continue
            tail = _TAIL.match(text, end)
            yield index, Find("PLACE", start, tail.end() if tail else end)
        for match in _ABBREVIATED.finditer(text):
            if fits(cuts, match.start(), match.end()):
                yield index, Find("PLACE", match.start(), match.end())
        for match in _BARE_REGION.finditer(text):
            yield index, Find("PLACE", match.start(), match.end())
