"""Roads that are works: 104国道甲镇至乙城段改建, 岫翁西路建成通车.

A street where something lies or happens is a place: what makes a work of it is that it is opened. Streets that are
only listed behind 建设 are not taken: on the texts that were not looked at they did more harm than good.
"""

from pipeline.recognisers._line import Rows, whole

# 国道318青岚线, 省道219线云溪段; 104国道, 323省道云岫雁泽段
_HIGHWAY = (
    "(?:[国省县]道[GSX]?[0-9]{2,4}(?!公里|米|条|[0-9.]|[个余多座])线?|(?<![0-9.])[GSX]?[0-9]{2,4}[国省县]道)"
    "(?:(?:至|到)?[\u4e00-\u9fff]{2,9}?(?:段(?![时落])|(?<=至)[0-9]{2,4}[国省县]道)|[\u4e00-\u9fff]{2,3}线(?![上内下路]))?"
    "(?:至[0-9]{2,4}[国省县]道)?(?:连接线|改扩建|改建|改线|改造|扩建|绕城段)?(?:工程|项目)?"
)
_ROAD = (
    "(?![新续改扩]建|打通|新增|年末|全[市省县区]|贯通|高速|农村|旅游|产业|县乡|国省|普通|乡村|通村|通[乡组]|[高低]?等级|城市"
    "|[一二三四]级|高等级|主干)[\u4e00-\u9fff]{1,5}?"
    "(?:大道|大街|快速路|(?<![道公铁高思出线套之电网链新支水丝回断头老硬化业村骨])路|[东西南北]环线?|公路|线(?=改线))"
)
_BUILT = "(?:全线|主线|全面|已|正式)?(?:建成|通车(?!里程)|贯通|竣工|开工|完工)"
_OPENED = f"(?:^|(?<=[，。；、])|(?<=实现)|(?<=推动)|(?<=确保)){_ROAD}(?={_BUILT})"


# Highways by number and roads that are built.
ROWS: Rows = ((whole, _HIGHWAY), (whole, _OPENED))
