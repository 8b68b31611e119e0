"""Tables of measures keep their places on the page."""

import kept

ONE = kept.Table("一 GB 文本", "编造的", ("", "秒"), [("读取", "1")])
OTHER = kept.Table("与 jieba.lcut 同场比速度", "编造的", ("", "倍"), [("提取", "9")])


def test_a_table_that_is_made_again_takes_its_own_place() -> None:
    page = kept.placed(OTHER, kept.placed(ONE, "", "某机器"), "某机器")
    assert page.index("## 与 jieba.lcut") < page.index("## 一 GB")
    again = kept.placed(ONE._replace(rows=[("读取", "2")]), page, "某机器")
    assert again == page.replace("| 读取 | 1 |", "| 读取 | 2 |") != page


def test_the_same_table_is_the_same_page() -> None:
    page = kept.placed(ONE, "", "某机器")
    assert kept.placed(ONE, page, "某机器") == page
