"""Formulas without quotation marks: parts of four signs before 思路, 四方协力、同题共答, 两表两库两网."""

from pipeline.recognisers._line import Rows, whole

_MANY = "[一二两三四五六七八九十多]"
_PART = (
    "核心|核|轴|带|区|圈|极|翼|屏障|屏|廊|链|群|城|港|环|点|片|园区|园|湾|谷|网|副|主"
    "|组团|中心|基地|高地|板块|走廊|枢纽|支点|支柱|门户|平台"
)
# 一核三翼, 三区两带多点.
_FORMULA = f"(?:{_MANY}(?:{_PART})){{2,5}}"
# 集聚集群集约、高端高质高效: one character at the head of every pair, group after group.
_PARALLEL = (
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]\1[\u4e00-\u9fff]\1[\u4e00-\u9fff]"
    r"(?:、([\u4e00-\u9fff])[\u4e00-\u9fff]\2[\u4e00-\u9fff]\2[\u4e00-\u9fff])+"
)
# 向绿向智向新
_TOWARDS = r"向[\u4e00-\u9fff](?:向[\u4e00-\u9fff]){2,}"
# 零关税、低税率、简税制的原则; 标准化、系列化、通用化 is none.
_CREED = (
    r"(?<=[照持定循按])(?:(?![\u4e00-\u9fff]{2}化)[\u4e00-\u9fff]{3}、){2,}(?![\u4e00-\u9fff]{2}化)[\u4e00-\u9fff]{3}"
    r"(?=的?(?:定位|原则|思路|理念|方针|要求|目标|格局|布局))"
)
_SUM = r"(?<![0-9A-Za-z.+])[0-9](?:\+[0-9A-Z]){1,3}(?=[\u4e00-\u9fff]{0,6}(?:体系|政策|模式|格局|布局|机制))"
# 智慧泉城
_EPITHET = "智慧[泉江羊春蓉冰星申鹏榕龙绿鹭甬]城"
_FOUR = "(?![\u4e00-\u9fff]{3}化)[\u4e00-\u9fff]{4}"
_LED = "(?<=[照持循承着绕成建以])"
_IDEA = "(?:总体|工作|发展|整体|空间|建设|招商)?(?:思路|格局|理念|路径|布局)"
_WAY = "[\u4e00-\u9fff]{0,4}(?:机制|模式|体系|链条)"
# 全链布局、园区集中、链主牵引、亲清共荣思路: of ways only four make one, three are told everywhere, and with 的 any.
_PARTS = f"{_LED}(?:(?:{_FOUR}、){{2,}}{_FOUR}(?={_IDEA})|(?:{_FOUR}、){{3,}}{_FOUR}(?={_WAY}))"
# 四方协力、同题共答的格局
_IN_STEP = (
    f"(?<![\u4e00-\u9fff]、)(?<!第)[两三四五六七八多各][方端路级链力轮翼线网][\u4e00-\u9fff]{{2}}、{_FOUR}"
    "(?=的?[\u4e00-\u9fff]{0,6}(?:格局|机制|模式|合力|局面|态势|体系|布局))"
)
_NUMBER = "一二两三四五六七八九"
_NO_THING = f"个年月日次是号楼届时分秒产上下{_NUMBER}十百千万亿"
# Three numbers, two signs apart, are looked for before anything else.
_PAIRS = (
    f"[{_NUMBER}](?=.[{_NUMBER}].[{_NUMBER}])(?<![{_NUMBER}十第“].)(?![{_NO_THING}])[\u4e00-\u9fff]"
    f"(?:[{_NUMBER}](?![{_NO_THING}])[\u4e00-\u9fff]){{2,}}(?![个年月日次岁])"
)
# 东融西联、北拓南承
_SIDE, _MOVE = "[东西南北中内外]", "[联融拓承进接优强兴扩引连出合展延治控美起]"
_SIDES = f"(?:{_SIDE}{_MOVE}){{2}}(?:、(?:{_SIDE}{_MOVE}){{2}})+|(?:{_SIDE}{_MOVE}、){{2,}}{_SIDE}{_MOVE}"

ROWS: Rows = tuple(
    (whole, each) for each in (_FORMULA, _EPITHET, _PARALLEL, _TOWARDS, _CREED, _SUM, _PAIRS, _SIDES, _PARTS, _IN_STEP)
)
