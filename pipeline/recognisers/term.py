"""TERM: a number that a text has but one of: “八个振兴”, “四大要素”, 全市16个区. The value is `number:head`."""

import re
from collections.abc import Iterator

from pipeline.numerals import HAN, parse
from pipeline.schema import Find, Reading

_TERM = re.compile(f"“(?P<term>(?P<n>[{HAN}]{{1,2}})[个大场项条](?P<head>[\u4e00-\u9fff]{{2,6}}))”")
# “三项政策、一项改革”: a term of several numbers.
_TERMS = re.compile(
    f"“(?P<term>[{HAN}][个大场项条][^“”，。；、]{{2,6}}(?:、[{HAN}][个大场项条][^“”，。；、]{{2,6}})+)”"
)
_NUMBER = re.compile(f"(?:^|(?<=、))[{HAN}]")

_WHOLE = re.compile(
    "(?P<head>全[国省市区州县])(?P<n>[0-9]{1,4})(?P<kind>个(?:省、自治区、直辖市|省|设区市|地级市|市州|县市区|县（市、区）|区县|市县|县|区|市|街镇))"
    "(?![级属域内间])"
)


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Every such term of every sentence."""
    for index, sentence in enumerate(reading.sentences):
        if "“" in sentence.text:
            for match in _TERM.finditer(sentence.text):
                yield index, Find("TERM", *match.span("term"), f"{parse(match['n'])}:{match['head']}")
            for match in _TERMS.finditer(sentence.text):
                numbers = "、".join(f"{parse(n)}" for n in _NUMBER.findall(match["term"]))
                yield index, Find("TERM", *match.span("term"), f"{numbers}:{_NUMBER.sub('', match['term'])}")
        if "全" in sentence.text:
            for match in _WHOLE.finditer(sentence.text):
                yield index, Find("TERM", match.start(), match.end(), f"{match['n']}:{match['head']}{match['kind']}")
