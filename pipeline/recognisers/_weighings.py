"""The kinds of names that learned weights sift, by the name of their model."""

from collections.abc import Mapping

from pipeline.recognisers import _coinages, _trades
from pipeline.recognisers._weighed import Weighing

WEIGHINGS: Mapping[str, Weighing] = {"trades": _trades.WEIGHING, "slogans": _coinages.WEIGHING}
