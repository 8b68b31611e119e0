"""Places inside the names of events: 西安国际车展, 中国—中亚峰会, 安康汉江龙舟节.

Events have no kind, so these are no mentions.
"""

import re

# Verbs and links end what may belong to a name: 在济南举办博览会 names a place.
_BREAKS = (
    "举办|举行|召开|承办|主办|成功|参加|亮相|办好|开展|组织|推动|支持|申办|赢得|获得|筹办|选手|健儿|[在的等了为和及对向]"
    "|第[0-9一二三四五六七八九十]+[届次]"
)
_NAME = rf"(?:(?!{_BREAKS})[^，。；：！？、（）《》\s]){{0,18}}?"
_EVENT = re.compile(
    rf"{_NAME}(?:博览会|峰会|论坛|车展|运动会|[全冬亚奥省]运会|亚冬会|冬奥会|奥运会|残奥会|世运会|交易会|洽谈会|展销会|推介会|[农广进服消药酒园世茶高文西旅绿数]"
    r"[高交博洽]会|农高会|[食糖]酒会|展览会|年会|展洽会|大会(?![员堂])|文化节|旅游节|艺术节|电影节|电视节|花节|龙舟节|啤酒节|美食节|购物节|消费节|采摘节"
    r"|丰收节|音乐节|戏剧节|冰雪节|泼水节|过大年|文化大集|马拉松|锦标赛|联赛|挑战赛|邀请赛|公开赛|拉力赛|大师赛|大奖赛|大赛|总决赛|世界杯|航天日)"
)
_OPENING = re.compile("论坛·$|博览会·$|大会·$")


def in_event(text: str, start: int, end: int) -> bool:
    """Whether a place belongs to the name of an event."""
    return bool(_EVENT.match(text, end)) or bool(_OPENING.search(text, max(0, start - 6), start))
