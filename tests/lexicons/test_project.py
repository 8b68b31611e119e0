"""A project's own tables: what they add, and how a bad row is told. Nothing of a bad file is used."""

from pathlib import Path

import pytest

from pipeline import lexicons, tables
from pipeline.errors import TableError
from pipeline.lexicons import _aliases, _project, _taxonomy

ALIASES = "alias,name,kind\n"
TAXONOMY = "id,parent,name,synonyms,system\n"


def read(folder: Path | None = None, aliases: Path | None = None) -> dict[str, tuple[dict[str, str], ...]]:
    return _project.read(folder, aliases, lexicons.names(), lexicons.shipped)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_alias_table_is_read(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(["alias,name,kind,scope,note", "", "算谷, 中国算谷 ,CARRIER,济南,常用", '"甲,乙",丙,ORG,,', ""])
    assert read(aliases=written(tmp_path, "别名.csv", text.encode(encoding)))["aliases"] == (
        {"alias": "算谷", "name": "中国算谷", "kind": "CARRIER", "scope": "济南"},
        {"alias": "甲,乙", "name": "丙", "kind": "ORG", "scope": ""},
    )


def test_columns_may_stand_in_any_order_and_scope_may_be_missing(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", "Kind,Name,Alias\nORG,星野大学,星大\n")
    assert read(aliases=table)["aliases"] == ({"alias": "星大", "name": "星野大学", "kind": "ORG", "scope": ""},)


def test_a_folder_adds_to_several_tables(tmp_path: Path) -> None:
    written(tmp_path, "industries.csv", "word,use\n蓝印花布,list\n")
    written(tmp_path, "aliases.csv", f"{ALIASES}花布,蓝印花布,INDUSTRY\n")
    written(tmp_path, "places.csv", "word,type,alone\n星野市,city,yes\n星野,city,\n")
    branches = "XY-1,,地方特色,,星野\nXY-2,XY-1,印染布,蓝印花布|花布,星野\n"
    written(tmp_path, "taxonomy.csv", f"{TAXONOMY}{branches}")
    written(tmp_path, "README.md", "说明")
    other = written(tmp_path.parent, "more.csv", f"{ALIASES}印花,蓝印花布,INDUSTRY\n")
    added = read(tmp_path, other)
    assert sorted(added) == ["aliases", "industries", "places", "taxonomy"]
    assert [row["alias"] for row in added["aliases"]] == ["花布", "印花"]


@pytest.mark.parametrize(
    "case",
    {
        "空文件": ("", r"a\.csv 是空的；首行写列名 alias,name,kind"),
        "缺列": ("alias,kind\n甲,ORG\n", "第1行：缺name列；"),
        "不识的列": ("alias,name,kind,scop\n甲,乙,ORG,\n", "第1行：不识的列“scop”；.*另可有 scope,note"),
        "列名重复": ("alias,name,kind,kind\n甲,乙,ORG,ORG\n", "第1行：列名重复"),
        "少一格": (f"{ALIASES}甲,乙,ORG\n丙,丁\n", "第3行：应有3列，实有2列；"),
        "多一格": (f"{ALIASES}甲,乙,ORG,多\n", "第2行：应有3列，实有4列；"),
        "中文逗号": (f"{ALIASES}甲，乙，ORG\n", "第2行：应有3列，实有1列；"),
        "空格子": (f"{ALIASES}甲,乙,ORG\n丙, ,ORG\n", "第3行：name 为空；"),
        "不识的种类": (f"{ALIASES}甲,乙,机构\n", "第2行：kind 不识“机构”；用 CARRIER、CLASS、DOC、"),
        "空行也算行": (f"{ALIASES}\n\n甲,乙,机构\n", "第4行：kind 不识“机构”；"),
        "别名指两样": (f"{ALIASES}甲,乙,ORG\n“甲”,丙,ORG\n", "第3行：别名“甲”在第2行已指“乙”；"),
        "互为别名": (f"{ALIASES}甲,乙,ORG\n乙,丙,ORG\n丙,甲,ORG\n", "第2行：别名“甲”与“乙”互为别名（另有第3、4行"),
        "一个字的词": (f"{ALIASES}产,产业,TERM\n", "第2行：TERM 的别名“产”太短；"),
        "引号没有配对": (f'{ALIASES}甲,乙,ORG\n"丙,丁,ORG\n', "第3行：引号没有配对；"),
        "几行有误": (f"{ALIASES}甲,,ORG\n乙,丙,ORG\n丁,,ORG\n", "第2行：name 为空（另有第4行有误）；"),
    }.items(),
    ids=lambda item: item[0],
)
def test_a_bad_alias_table_is_refused(tmp_path: Path, case: tuple[str, tuple[str, str]]) -> None:
    text, told = case[1]
    with pytest.raises(TableError, match=told) as refused:
        read(aliases=written(tmp_path, "a.csv", text))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("raw", [b"\xff\xfea\x00", b"PK\x03\x04\x00\x00", "alias,name,kind\n".encode("utf-16")])
def test_what_is_no_text_is_refused(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(TableError, match="不是 UTF-8 或 GB18030 的文本；另存为"):
        read(aliases=written(tmp_path, "a.csv", raw))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("industries.csv", "word,use\n甲,自由\n", r"industries\.csv 第2行：use 不识“自由”；用 .*free、list、none"),
        ("industries.csv", "word,use\n甲,free\n甲,none\n", "第3行：“甲”在第2行已有别的说法；"),
        ("industries.csv", "word\n甲\n", "第1行：缺use列；"),
        ("moods.csv", "word,place,weight\n力争,any,高\n", "第2行：weight 不是数“高”；"),
        ("places.csv", "word,type,alone\n星野,城市,\n", "第2行：type 不识“城市”；"),
        ("places.csv", "word,type,alone\n星野,city,不\n", "第2行：alone 不识“不”；用 yes"),
        ("产业.csv", "word\n甲\n", "没有名为 产业 的词表；文件名可用 agencies、aliases、"),
        ("industries.xlsx", "PK", r"industries\.xlsx 不是 CSV 文件；另存为"),
        ("taxonomy.csv", f"{TAXONOMY}A,B,甲,,我的\n", "第2行：没有上级 B；"),
        ("taxonomy.csv", f"{TAXONOMY}A,B,甲,,我的\nB,A,乙,,我的\n", "第2行：A 是自己的上级"),
        ("taxonomy.csv", f"{TAXONOMY}A,,甲,丙,我的\nB,,乙,“丙”,我的\n", "第3行：“丙”已属同一体系的 A；"),
    ],
)
def test_a_bad_table_is_refused(tmp_path: Path, name: str, text: str, told: str) -> None:
    written(tmp_path, "orgs.csv", "word,role\n星野大学,name\n")
    written(tmp_path, name, text)
    with pytest.raises(TableError, match=told):
        read(tmp_path)


def test_a_missing_file_or_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"没有词表文件夹 .*；改正参数里的 lexicons"):
        read(tmp_path / "none")
    with pytest.raises(TableError, match="读不了 "):
        read(aliases=tmp_path / "none.csv")


def test_tables_cannot_change_once_they_are_read(tmp_path: Path) -> None:
    assert lexicons.table("aliases")
    lexicons.use()
    with pytest.raises(RuntimeError, match="before the first look"):
        lexicons.use(aliases=written(tmp_path, "a.csv", f"{ALIASES}甲,乙,ORG\n"))
    lexicons.use()


def test_the_shipped_tables_keep_the_rules_of_those_that_are_added() -> None:
    def lines(name: str) -> tuple[tables.Line, ...]:
        return tuple(tables.Line(name, number, row) for number, row in enumerate(lexicons.shipped(name), 2))

    assert list(_aliases.problems(lines("aliases"))) == []
    assert list(_taxonomy.problems(lines("taxonomy"), ())) == []
    assert {row["kind"] for row in lexicons.shipped("aliases")} <= set(_aliases.KINDS)


def test_no_name_of_the_shipped_table_is_an_alias() -> None:
    rows = lexicons.shipped("aliases")
    assert not {(row["kind"], row["alias"]) for row in rows} & {(row["kind"], row["name"]) for row in rows}
