"""What the figures of a sentence tell of its mood: what is found is told to the decimal, what is planned is round."""

import re
from collections.abc import Sequence

from pipeline.schema import Find

_FIGURE = re.compile("[0-9]+(?P<decimals>[.][0-9]+)?")
_ROUNDED = re.compile("[1-9](?:0*|50*)")
_SHARE_EXACT, _SUM_EXACT, _SHARE_WHOLE, _ROUND = 0.5, 0.3, -0.3, -0.3
# All figures of a sentence count no more than this.
_MOST = 1.5


def of_figures(text: str, found: Sequence[Find]) -> float:
    """Log odds of a result: 8.3% and 16.35亿元 against 8%, 237家 against 200家.

    Tuned on the training and development texts, whole and in stretches.
    """
    told = 0.0
    for find in found:
        if find.kind == "QUANTITY" and (figure := _FIGURE.match(text, find.start, find.end)):
            share = text.startswith("%", find.end - 1)
            if figure["decimals"]:
                told += _SHARE_EXACT if share else _SUM_EXACT * text.startswith("元", find.end - 1)
            else:
                told += _SHARE_WHOLE if share else _ROUND * bool(_ROUNDED.fullmatch(figure.group()))
    return max(-_MOST, min(_MOST, told))
