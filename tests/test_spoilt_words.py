"""Nothing is made of spoilt words, by whatever way they were spoilt; what is sound beside them is read as ever."""

from pathlib import Path

import pytest

from pipeline import audit, extraction, readers
from pipeline.schema import Extract
from pipeline.sentences import Cut

HEAD = "云岫市2025年政府工作报告\n\n"
SOUND = "全市地区生产总值达到5800亿元，增长6.5%。云岫市培育绿色工厂120家。\n\n"
TEXT = (
    "2025年，星野市新能源产业产值达到360亿元，增长12.5%，建成绿色工厂25家，布局量子信息、深海探测等7个未来产业，"
    "推进临渚经济开发区建设，落实《星野市制造业发展规划》。"
)
HOLES = (
    "星野市新能源产业产值达到\ufffd\ufffd亿元，增长1\ufffd.5%，建成绿\ufffd色工厂25家，规模达到锟斤拷锟斤拷亿元，新建改建"
    "绿色工厂锟斤拷家，推进临渚\ufffd\ufffd经济开发区建设，全市????增长8.7%。"
)
SPOILT = {
    "UTF-8 读作 GBK": TEXT.encode().decode("gb18030", "replace"),
    "GBK 读作 Latin": TEXT.encode("gb18030").decode("latin-1"),
    "丢字": HOLES,
}


def extracted(text: str, folder: Path, cut: Cut) -> Extract:
    path = folder / "甲.txt"
    path.write_text(text, "utf-8")
    return extraction.extract(readers.read(path, name="甲.txt"), cut)


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_nothing_is_made_of_spoilt_words(spoilt: str, tmp_path: Path, cut: Cut) -> None:
    alone = extracted(HEAD + SOUND + SOUND, tmp_path, cut)
    found = extracted(HEAD + SOUND + spoilt + "\n\n" + SOUND, tmp_path, cut)
    assert found.document.damage
    names = [mention.text for mention in found.mentions if mention.text not in ("新能源产业", "星野市")]
    assert names == [mention.text for mention in alone.mentions]
    assert [i.text for i in found.indicators] == [i.text for i in alone.indicators]
    assert [count.text for count in found.counts] == [count.text for count in alone.counts]
    assert not [mark for mark in found.marks if mark.kind == "GAP"]


def test_that_they_are_spoilt_is_told_once(tmp_path: Path, cut: Cut) -> None:
    found = audit.audit([extracted(HEAD + SOUND + HOLES, tmp_path, cut)])
    assert [finding.rule for finding in found] == ["NUM301"]
