"""The first date that a line says, as ISO 8601."""

import re
from datetime import date

from pipeline import numerals
from pipeline.sentences import fold

_DIGITS = re.compile(r"(?<!\d)(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})(?!\d)")
_HAN = re.compile(r"([一二三四五六七八九〇零○]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")


def iso(text: str) -> str:
    """`yyyy-mm-dd`, or nothing where no date is said or the calendar does not have it.

    >>> iso("（2026年1月27日在会议上）"), iso("二〇二一年六月十八日"), iso("2021年2月30日")
    ('2026-01-27', '2021-06-18', '')
    """
    folded = fold(text)
    if match := _DIGITS.search(folded):
        parts = [int(part) for part in match.groups()]
    elif match := _HAN.search(folded):
        parts = [int(numerals.parse(part.replace("○", "〇")) or 0) for part in match.groups()]
    else:
        return ""
    try:
        return date(*parts).isoformat()
    except ValueError:
        return ""
