"""Places inside the names of events and prizes: 西安国际车展, 中国—中亚峰会, 安康汉江龙舟节, 中国质量奖.

Events have no kind, so these are no mentions.
"""

import re

# Verbs and links end what may belong to a name: 在济南举办博览会 names a place.
_BREAKS = (
    "举办|举行|召开|承办|主办|成功|参加|亮相|办好|开展|组织|推动|支持|申办|赢得|获得|筹办|选手|健儿|获|斩获|摘得|入选|相关|有关|[两三四五六]地|[在的等了为和及对向]"
    "|第[0-9一二三四五六七八九十]+[届次]"
)
_NAME = rf"(?:(?!{_BREAKS})(?:[^，。；：！？、（）《》\s]|（[^（）]{{1,6}}）)){{0,18}}?"
_EVENT = re.compile(
    rf"）?{_NAME}(?:博览会|峰会|论坛|车展|运动会|[全冬亚奥省大青民农学智]运会|亚冬会|冬奥会|奥运会|残奥会|世运会|交易会|洽谈会|展销会|推介会|[农广进服消药酒园世茶高文西旅绿数]"
    r"[高交博洽]会|[\u4e00-\u9fff][高交博洽展]会|消费季|购物季|农高会|[食糖]酒会|展览会|年会|展洽会|大会(?![员堂])|文化节|旅游节|艺术节|电影节|电视节|花节|龙舟节|啤酒节|美食节|购物节|消费节|采摘节"
    r"|丰收节|音乐节|戏剧节|冰雪节|泼水节|过大年|文化大集|马拉松|[标联战请开力师奖大决车翼艇技球超邀季]赛(?![道区制季马场])|世界杯|航天日"
    r"|交流周|活动周|文化周|宣传周|服务周|文化年|旅游年|交流年|联席会|推进会|现场会|座谈会|联席会议|推介活动)"
)
# 联合国“土地生命奖” is given by whom stands before the quotation mark.
_PRIZE = re.compile(rf"(?:(?!{_BREAKS})[^，。；：！？、（）《》“”\s]){{1,10}}?奖(?![励补学惩金项品状池])")
_OPENING = re.compile("论坛·$|博览会·$|大会·$")


def in_event(text: str, start: int, end: int) -> bool:
    """Whether a place belongs to the name of an event."""
    return bool(_EVENT.match(text, end) or _PRIZE.match(text, end)) or bool(
        _OPENING.search(text, max(0, start - 6), start)
    )
