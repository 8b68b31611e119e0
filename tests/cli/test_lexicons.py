"""The command line with a project's own tables: they hold everywhere, and a bad row ends the work before it begins."""

import json
from pathlib import Path

import pytest
from shell import zhengce

TEXT = "星野市2025年工作总结\n\n布局量子信息、蓝印花布等2个产业，建设星野算谷。算谷已开工。\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "文本.txt").write_text(TEXT, "utf-8")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables/industries.csv").write_bytes("word,use\n蓝印花布,list\n".encode("gb18030"))
    (tmp_path / "tables/carriers.csv").write_text("word,role\n算谷,name\n星野算谷,name\n", "utf-8-sig")
    (tmp_path / "aliases.csv").write_text(
        "alias,name,kind,scope\n算谷,星野算谷,CARRIER,文本\n量子信息,量子科技,INDUSTRY,\n", "utf-8"
    )
    (tmp_path / "params.yaml").write_text("lexicons: tables\nlinking: {aliases: aliases.csv}\n", "utf-8")
    return tmp_path


def entities(*arguments: str, cwd: Path) -> set[str]:
    done = zhengce("extract", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    rows = map(json.loads, done.stdout.splitlines())
    return {row["entity"] for row in rows if row["type"] == "mention" and row["kind"] in ("INDUSTRY", "CARRIER")}


def test_tables_of_the_params_hold(project: Path) -> None:
    assert entities("文本.txt", cwd=project) >= {"INDUSTRY:蓝印花布", "CARRIER:星野算谷"}
    assert "CARRIER:算谷" not in entities("文本.txt", cwd=project)


def test_their_paths_are_told_from_the_params_file(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    text = str(project / "文本.txt")
    found = entities(text, "--params", str(project / "params.yaml"), cwd=elsewhere)
    assert found == entities("文本.txt", cwd=project)
    assert "INDUSTRY:量子科技" in found - entities(text, cwd=elsewhere)


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ("lexicons: none", "没有 none（pl.yaml 的 lexicons）；改正 pl.yaml"),
        ("linking: {aliases: none.csv}", "没有 none.csv（pl.yaml 的 linking.aliases）；改正 pl.yaml"),
    ],
)
def test_a_path_that_leads_nowhere_is_told_with_the_file_that_says_it(project: Path, params: str, told: str) -> None:
    (project / "pl.yaml").write_text(params, "utf-8")
    done = zhengce("check", "文本.txt", "--params", "pl.yaml", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"zhengce: {told}\n")


def test_an_alias_table_of_the_command_line_is_in_place_of_that_of_the_params(project: Path) -> None:
    (project / "other.csv").write_text("alias,name,kind\n星野算谷,中国算谷,CARRIER\n", "utf-8")
    found = entities("文本.txt", "--aliases", "other.csv", cwd=project)
    assert found >= {"CARRIER:中国算谷", "CARRIER:算谷"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "文本.txt", "--out", "out"),
        ("check", "文本.txt"),
        ("graph", "文本.txt", "--out", "图.csv"),
        ("segment", "文本.txt"),
        ("terms", "文本.txt"),
        ("stage", "read", "文本.txt", "--out", "out"),
        ("stage", "discover-terms", "documents.jsonl", "terms.csv"),
        ("stage", "discover-words", "documents.jsonl", "words.csv"),
        ("stage", "segment", "documents.jsonl", "words.jsonl", "jieba"),
    ],
    ids=" ".join,
)
def test_every_command_takes_them(project: Path, arguments: tuple[str, ...]) -> None:
    document = {"type": "document", "id": "文本.txt", "text": TEXT}
    (project / "documents.jsonl").write_text(json.dumps(document, ensure_ascii=False) + "\n", "utf-8")
    done = zhengce(*arguments, cwd=project)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("table", "text", "told"),
    [
        ("aliases.csv", "alias,name,kind\n算谷,星野算谷,地方\n", "aliases.csv 第2行：kind 不识“地方”；"),
        ("tables/industries.csv", "word,use\n蓝印花布,list\n,list\n", "industries.csv 第3行：word 为空；"),
    ],
)
def test_a_bad_row_is_told_in_a_line_and_nothing_is_written(project: Path, table: str, text: str, told: str) -> None:
    (project / table).write_text(text, "utf-8")
    done = zhengce("run", "文本.txt", "--out", "out", cwd=project)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (project / "out").exists()


def test_extract_shows_definitions_and_branches(tmp_path: Path) -> None:
    text = "星野市方案\n\n一、名词解释\n\n1.低空经济：以低空飞行为牵引的经济形态。\n"
    (tmp_path / "甲.txt").write_text(text, "utf-8")
    done = zhengce("extract", "甲.txt", cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    (definition,) = [row for row in rows if row["type"] == "definition"]
    assert (definition["text"], definition["number"], definition["entity"]) == ("低空经济", "1", "INDUSTRY:低空经济")
    mention = next(row for row in rows if row["type"] == "mention" and row["kind"] == "INDUSTRY")
    assert {"id": "FU-5", "confidence": 1.0} in mention["taxonomy"]
    done = zhengce("extract", "甲.txt", "--format", "csv", cwd=tmp_path)
    assert "FU-5；SE-2.2" in done.stdout


OWN = """alias,name,kind
竹创中心,沧岭竹产业创新中心,CARRIER
竹链通,竹链通平台,CARRIER
高新园,沧岭高新技术产业园,CARRIER
竹家居,竹木家居,INDUSTRY
竹十条,沧岭县支持竹产业发展若干措施,DOC
竹韵沧岭,“竹韵沧岭 山水人家”,SLOGAN
县竹办,沧岭县竹产业办公室,ORG
竹河片,竹河片区,PLACE
阿竹,陆竹青,PERSON
爆竹,沧岭爆竹,INDUSTRY
"""


FOUND = {
    "竹创中心运行良好。": ["CARRIER:沧岭竹产业创新中心"],
    "去年，竹创中心新增专利12件。": ["CARRIER:沧岭竹产业创新中心"],
    "推广应用竹链通。": ["CARRIER:竹链通平台"],
    "加快高新园建设。": ["CARRIER:沧岭高新技术产业园"],
    "竹家居发展快。": ["INDUSTRY:竹木家居"],
    "竹家居产业发展快，竹木家居产业链长。": ["INDUSTRY:竹木家居", "INDUSTRY:竹木家居"],
    "落实竹十条，贯彻《竹十条》要求。": ["DOC:沧岭县支持竹产业发展若干措施"] * 2,
    "叫响竹韵沧岭的口号。": ["SLOGAN:竹韵沧岭山水人家"],
    "由县竹办牵头。": ["ORG:沧岭县竹产业办公室"],
    "到竹河片调研。": ["PLACE:竹河片区"],
    "邀请阿竹授课。": ["PERSON:陆竹青"],
    "竹创中心科研楼封顶。": ["CARRIER:竹创中心科研楼"],
    "爆竹销路好，禁放烟花爆竹。": ["INDUSTRY:沧岭爆竹"],
}


def test_what_an_alias_table_speaks_of_is_found_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "别名.csv").write_text(OWN, "utf-8")
    text = "".join(f"{sentence}\n\n" for sentence in FOUND)
    (tmp_path / "甲.txt").write_text(text, "utf-8")
    done = zhengce("extract", "甲.txt", "--aliases", "别名.csv", cwd=tmp_path)
    found: dict[str, list[str]] = {sentence: [] for sentence in FOUND}
    for row in map(json.loads, done.stdout.splitlines()):
        if row["type"] == "mention":
            found[text[: row["end"]].rpartition("\n")[2] + text[row["end"] :].partition("\n")[0]].append(row["entity"])
    assert found == FOUND
