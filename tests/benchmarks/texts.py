"""Policy texts made up for measuring: the same for the same number, each of its own, none of a real place."""

import random
from pathlib import Path

_PLACES = [f"{a}{b}" for a in "云沧临澄霁泊清岚霖砚" for b in "岫岭渚溪江湾浦川州原"]
_BRANCHES = [
    f"{a}{b}" for a in ("新能源", "生物", "数字", "先进", "绿色", "海洋") for b in ("装备", "材料", "医药", "食品")
]
_MEASURES = ["规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入", "进出口总额", "粮食产量"]
_SENTENCES = (
    "{year}年，全市{measure}增长{n}.{d}%，总量达到{m}亿元，增速居全省第{k}位。",
    "加快发展{branch}产业，建设{place}{branch}产业园，新增规上企业{m}家，完成投资{n}{d}亿元。",
    "到{later}年，{measure}达到{m}亿元以上，年均增长{n}%左右，城镇新增就业{k}万人。",
    "坚持以人民为中心的发展思想，统筹发展和安全，深化重点领域改革，持续优化营商环境，推动各项工作落到实处。",
    "聚焦{branch}、{other}等{k}个重点领域，实施“{place}英才”行动，推进{place}实验室建设，培育专精特新企业{m}家。",
    "加强普惠性、基础性、兜底性民生建设，改造老旧小区{m}个，新建幼儿园{k}所，养老床位达到{m}{d}张。",
)


def text(number: int, characters: int) -> str:
    """The text of that number, of about so many characters."""
    draw = random.Random(number)
    place, year = draw.choice(_PLACES), draw.randint(2008, 2026)
    lines = [f"{place}市{year}年政府工作报告", ""]
    size = 0
    while size < characters:
        lines.append("".join(_sentence(draw, year) for _ in range(6)))
        size += len(lines[-1])
    return "\n".join(lines) + "\n"


def _sentence(draw: random.Random, year: int) -> str:
    return draw.choice(_SENTENCES).format(
        year=year, later=year + 5, measure=draw.choice(_MEASURES), branch=draw.choice(_BRANCHES),
        other=draw.choice(_BRANCHES), place=draw.choice(_PLACES), n=draw.randint(2, 19), d=draw.randint(0, 9),
        m=draw.randint(20, 9_000), k=draw.randint(2, 30),
    )  # fmt: skip


def write(folder: Path, first: int, last: int, characters: int) -> None:
    """Write the texts from one number up to another, a thousand to a folder."""
    for number in range(first, last):
        path = folder / f"{number // 1000:03d}" / f"{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number, characters), "utf-8")
