"""Ways to spoil a file: of its bytes, of its text, and of what only one format has."""

import random
from collections.abc import Callable
from typing import NamedTuple

from sound import TEXT

Spoil = Callable[[bytes, random.Random], bytes]


def _cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def _flipped(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _stretch(raw: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(raw))
    return start, min(len(raw), start + chance.randint(1, max(2, len(raw) // 4)))


def _zeroed(raw: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(raw, chance)
    return raw[:start] + bytes(end - start) + raw[end:]


def _missing(raw: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(raw, chance)
    return raw[:start] + raw[end:]


def _repeated(raw: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(raw, chance)
    return raw[:end] + raw[start:end] * chance.randint(1, 50) + raw[end:]


def _swapped(raw: bytes, chance: random.Random) -> bytes:
    a, b, c = sorted(chance.randrange(len(raw) + 1) for _ in range(3))
    return raw[:a] + raw[b:c] + raw[a:b] + raw[c:]


def _noise(raw: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(raw, chance)
    return raw[:start] + chance.randbytes(end - start) + raw[end:]


BYTES: dict[str, Spoil] = {
    "从某处截断": _cut,
    "翻转若干位": _flipped,
    "一段清零": _zeroed,
    "一段成了乱字节": _noise,
    "缺一段": _missing,
    "一段重复": _repeated,
    "两段对调": _swapped,
    "整份接两遍": lambda raw, _: raw + raw,
    "前面多出字节": lambda raw, chance: chance.randbytes(chance.randint(1, 600)) + raw,
    "后面多出字节": lambda raw, chance: raw + chance.randbytes(chance.randint(1, 6_000)),
    "只剩开头几个字节": lambda raw, chance: raw[: chance.randint(0, 8)],
}


class Words(NamedTuple):
    """A text that is hard to read or to show, and that every format is to hold."""

    text: str


def _many(piece: str, number: int = 4_000) -> str:
    return f"{TEXT}\n{piece * number}\n{TEXT}"


_MOJIBAKE = "规模以上工业企业效益明显改善".encode().decode("gb18030", "replace")
TEXTS: dict[str, str] = {
    "完好": TEXT,
    "一行十万字": TEXT.replace("\n", "，") * 400,
    "一行十万字，没有标点": _many("工业增加值", 20_000),
    "十万个空行": TEXT.replace("\n", "\n" * 12_000),
    "十万个空格": TEXT.replace("，", f"，{' ' * 12_000}"),
    "每字之间一个空格": " ".join(TEXT.replace("\n", "。")),
    "替换符": TEXT.replace("工业", "\ufffd\ufffd"),
    "乱码": TEXT.replace("企业", _MOJIBAKE),
    "私用区字符": TEXT.replace("工业", "\ue123\uf8ff"),
    "控制符": TEXT.replace("工业", "工\x01\x0b\x1b[31m\x7f\x85业"),
    "零宽与方向符": TEXT.replace("业", "业\u200b\u202e\u2066\ufeff"),
    "非字符与半个代理": TEXT.replace("工业", "工\ufffe\uffff\ud800业"),
    "四字节汉字与组合符": TEXT.replace("产业", "𠀀𪚥👨‍👩‍👧业\u0301\u20dd"),
    "脚本与公式": f'{TEXT}\n<script>alert(1)</script>]]>&amp;&#0;<b>\n=HYPERLINK("http://a.b")\n+1+1\n{{{{ 7*7 }}}}',
    "括号引号不成对": _many("（“《【"),
    "成对的空引号": _many("“”"),
    "书名号倒置": _many("》《"),
    "数量连着数量": _many("7个未来产业"),
    "增长连着增长": _many("增长8%"),
    "百分之连着百分之": _many("百分之"),
    "简称连着简称": _many("（以下简称“甲”）"),
    "序号连着序号": _many("1、（一）"),
    "数字连着数字": _many("1 ", 20_000),
    "汉字数字连着": _many("一千", 10_000),
    "算式连着算式": _many("1+1="),
    "地名连着地名": _many("云岫市临渚县"),
    "标题一层又一层": "\n".join(
        f"{'#' * (i % 7)} {'-' * (i % 90)} {line}" for i, line in enumerate([*TEXT.split("\n")] * 60)
    ),
    "引用套引用": f"{'> ' * 3_000}{TEXT}",
    "列表套列表": "\n".join(f"{'  ' * i}- {i}建成7个产业园区" for i in range(600)),
    "竖线连着竖线": _many("|", 40_000),
    "方括号连着方括号": _many("[![甲]("),
}
"""Each format holds these as it holds any text; no digit of them may be lost without a word."""
