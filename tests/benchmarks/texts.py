"""Policy texts made up for measuring: the same for the same number, each of its own, none of a real place.

They grow as real ones do (measured: 47 reports, 870,000 characters): a few names are in all of them and most in one
alone, so that there are always new ones (Heaps' law); a text says an indicator once, and contradicts itself seldom.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

_FIRST, _SECOND, _THIRD = "云沧临澄霁泊清岚霖砚栖槿梧漱鸢岑", "岫岭渚溪浦渡崖淙陂墟洄滟葭", "湾坪桥塘冈坞津垣屿埠"
# How quickly few names become many: rank-frequency falls with 1 + this, in real reports some 1.3.
_SPREAD = 0.3
_RANKS = 10**7
_STEP = 1237
# So far apart that no figure of the one is the other's last year's.
_YEARS = 2010, 2016, 2022
_SORTS = ("新型", "高端", "智能", "绿色", "现代", "特色", "数字", "海洋", "生物", "精细")
_GOODS = ("装备", "材料", "医药", "食品", "化工", "纺织", "家居", "农机", "船舶", "电池", "种业", "陶瓷", "钟表")
_PARKS = ("产业园", "示范区", "物流中心", "实验室", "孵化基地", "水库", "大桥", "科技馆")
_BODIES = ("大学", "集团", "研究院", "医院", "职业学院", "农场")
_LAWS = ("保护条例", "发展规划", "实施方案", "管理办法", "行动计划")
_DEEDS = ("英才", "清风", "护航", "筑巢", "强链", "暖心", "焕新", "畅行")
_SUBJECTS = ("水资源", "古城", "湿地", "人才", "养老服务", "粮食", "夜间经济", "托育", "数据", "林长制", "口岸", "非遗")
_MEASURES = (
    "规模以上工业增加值 固定资产投资 社会消费品零售总额 一般公共预算收入 进出口总额 农林牧渔业总产值 技术合同成交额 "
    "城镇居民人均可支配收入 农村居民人均可支配收入 税收收入 民间投资 工业投资 房地产开发投资 实际使用外资 旅游总收入 "
    "金融机构本外币存款余额 制造业增加值 建筑业总产值 高新技术产业产值 战略性新兴产业产值 网上零售额 港口货物吞吐量 "
    "全社会用电量 研发经费支出 保费收入 快递业务量 软件业务收入 邮政业务总量 商品房销售面积 接待游客人次"
).split()
_THINGS = (
    "老旧小区 幼儿园 养老床位 公共充电桩 口袋公园 农村公路 高标准农田 社区食堂 标准厂房 公交线路 污水管网 图书分馆 "
    "停车泊位 健身步道 乡村驿站 卫生室 托位 保障性住房 大棚 冷库 泵站 电梯 路灯 公厕"
).split()
_PLAIN = (
    "坚持稳中求进工作总基调|把发展经济的着力点放在实体经济上|统筹发展和安全|深化重点领域改革|持续优化营商环境|"
    "推动各项工作落到实处|兜牢民生底线|守住不发生系统性风险的底线|严格落实过紧日子的要求|依法接受人大监督|"
    "群众的获得感不断增强|生态环境持续改善|城乡面貌发生可喜变化|社会大局保持和谐稳定|发展的质量和效益稳步提高|"
    "面对复杂的外部环境|着力破解难题|我们迎难而上|经过全县上下共同努力|这是来之不易的|一些企业经营还有困难|"
    "产业结构还不够优|创新能力有待加强|公共服务仍有短板|少数干部作风不实|对此我们将认真加以解决|完善基层治理体系|"
    "做好双拥和退役军人工作|支持工会和妇联发挥作用|开展普法宣传|加强应急值守|抓好森林防火|改进信访工作|"
    "规范行政执法|清理拖欠账款|减轻基层负担|推广移风易俗|保护耕地红线|修复受损山体|实行河长巡查|改善农村人居环境"
).split("|")
_TOLD = (
    "{measure}增长{n}.{d}%", "{measure}达到{m}亿元", "实现{measure}{m}.{d}亿元", "{measure}同比增长{n}%",
    "完成{measure}{m}亿元，增长{n}.{d}%", "{measure}突破{m}亿元",
)  # fmt: skip
_BUILT = ("改造{thing}{m}个", "新增{thing}{m}处", "建成{thing}{m}座", "提升{thing}{k}处", "新改建{thing}{m}个")
_NAMED = (
    "加快{carrier}建设", "推进{carrier}二期工程", "{body}正式运行", "支持{body}扩大规模", "做强{branch}产业",
    "培育{branch}产业集群", "出台《{law}》", "落实《{law}》", "实施“{deed}”行动", "打响“{deed}”品牌",
    "{town}镇通过验收", "在{town}镇开展试点",
    "{branch}和{other}产业链不断延伸", "{carrier}与{body}签约", "依托{body}发展{branch}产业",
)  # fmt: skip
_OPENINGS = ("一年来，", "同时，", "在此基础上，", "下一步，", "今年以来，", "要", "", "", "", "", "", "")


def text(number: int, characters: int) -> str:
    """The text of that number, of about so many characters; each is of another county or another year."""
    draw = random.Random(number)
    county, year = number // len(_YEARS), _YEARS[number % len(_YEARS)]
    lines = [f"{_word(county)}县{year}年政府工作报告", ""]
    size, clauses = 0, _clauses(draw)
    while size < characters:
        lines.append("".join(_sentence(draw, clauses) for _ in range(draw.randint(3, 7))))
        size += len(lines[-1])
    return "\n".join(lines) + "\n"


def _sentence(draw: random.Random, clauses: Iterator[str]) -> str:
    return f"{draw.choice(_OPENINGS)}{'，'.join(next(clauses) for _ in range(draw.randint(2, 5)))}。"


def _clauses(draw: random.Random) -> Iterator[str]:
    """Clauses without end; a measure and a thing come back only when all others were said."""
    measures, things, plain = (_in_turn(draw, words) for words in (_MEASURES, _THINGS, _PLAIN))
    kinds: tuple[Callable[[], str], ...] = (
        *(lambda: next(plain),) * 5,
        lambda: draw.choice(_TOLD).format(measure=next(measures), **_numbers(draw)),
        lambda: draw.choice(_BUILT).format(thing=next(things), **_numbers(draw)),
        *(lambda: draw.choice(_NAMED).format(**_names(draw)),) * 2,
    )
    while True:
        yield draw.choice(kinds)()


def _in_turn(draw: random.Random, words: list[str]) -> Iterator[str]:
    while True:
        yield from draw.sample(words, len(words))


def _numbers(draw: random.Random) -> dict[str, int]:
    return {"n": draw.randint(2, 19), "d": draw.randint(1, 9), "m": draw.randint(20, 9_000), "k": draw.randint(2, 30)}


def _names(draw: random.Random) -> dict[str, str]:
    place = _word(_rank(draw))
    branch, other = draw.sample([sort + goods for sort in _SORTS for goods in _GOODS], 2)
    return {
        "town": place,
        "branch": branch,
        "other": other,
        "carrier": f"{place}{branch}{draw.choice(_PARKS)}",
        "body": f"{place}{draw.choice(_BODIES)}",
        "law": f"{place}{draw.choice(_SUBJECTS)}{draw.choice(_LAWS)}",
        "deed": f"{place}{draw.choice(_DEEDS)}",
    }


def _rank(draw: random.Random) -> int:
    """How well known a name is: the first one everywhere, and none so rare that it never comes."""
    return int(min(_RANKS, draw.paretovariate(_SPREAD)))


def _word(rank: int) -> str:
    """A made-up place of three signs, or of five and more beyond some two thousand."""
    size = len(_FIRST) * len(_SECOND) * len(_THIRD)
    beyond, within = divmod(rank, size)
    # Neighbours in rank are none in writing, or they would be taken for slips of each other.
    first, rest = (scattered := within * _STEP % size) % len(_FIRST), scattered // len(_FIRST)
    word = _FIRST[first] + _SECOND[rest % len(_SECOND)] + _THIRD[rest // len(_SECOND)]
    return _word(beyond - 1)[:-1] + word if beyond else word


def write(folder: Path, first: int, last: int, characters: int) -> None:
    """Write the texts from one number up to another, a thousand to a folder."""
    for number in range(first, last):
        path = folder / f"{number // 1000:03d}" / f"{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number, characters), "utf-8")
