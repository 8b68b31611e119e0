"""Trials that a place is chosen for: 入选国家…试点."""

import re

from pipeline.recognisers._candidate import Candidate
from pipeline.recognisers._said import is_granted

# 国家零碳园区试点: what is tried there has a site.
_SITE = re.compile("(?:[区市县省镇村城港]|园区|通道|基地|平台|中心|机场|社区|学校|医院|企业)$")
# 4个地区和园区入选, 14个县市获批: many of one kind, and no name of any.
_SEVERAL = re.compile("[0-9一二两三四五六七八九十][余多]?[个家座处市县区州省][^，。；、]{0,8}$")


def is_trial(it: Candidate) -> bool:
    """入选国家…试点: what is chosen for it is a place, if only the one that reports, or it is for places."""
    text, start = it.line.text, it.name.start
    chosen = is_granted(text, start)
    if chosen is None or _SEVERAL.search(text, max(0, chosen.start() - 16), chosen.start()):
        return False
    unsaid = chosen.start() == 0 or text[chosen.start() - 1] in "，。；："
    of_site = unsaid or _SITE.search(it.before) or _SITE.search(text, max(0, chosen.start() - 3), chosen.start())
    return bool(of_site) or any(chosen.start() == end for _, end in it.line.places)
