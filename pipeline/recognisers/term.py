"""TERM: a coined number of things in marks, “八个振兴”, “四大要素”. The value is `number:head`."""

import re
from collections.abc import Iterator

from pipeline.numerals import HAN, parse
from pipeline.schema import Find, Reading

_TERM = re.compile(f"“(?P<term>(?P<n>[{HAN}]{{1,2}})[个大](?P<head>[\u4e00-\u9fff]{{2,6}}))”")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Every such term of every sentence."""
    for index, sentence in enumerate(reading.sentences):
        if "“" in sentence.text:
            for match in _TERM.finditer(sentence.text):
                yield index, Find("TERM", *match.span("term"), f"{parse(match['n'])}:{match['head']}")
