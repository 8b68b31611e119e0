"""Verdicts: a table that people and the tool both write, honoured whole or refused whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import audit, verdicts
from pipeline.errors import ParamsError, TableError
from pipeline.extraction import extract
from pipeline.readers import text as plain
from pipeline.schema import Finding, Span, Verdict
from pipeline.sentences import Cut

ID, OTHER = "CNT101-0123456789ab", "NUM101-ba9876543210-2"
HEADER = "id,verdict,why,message,documents\n"
FAULTY = "布局量子信息、区块链等7个未来产业，提出到年全部建成。\n\n后来又说，布局量子信息、区块链等9个未来产业。\n"


def finding(id_: str = ID, document: str = "texts/甲.txt") -> Finding:
    return Finding(id_, id_[:6], "count-conflict", "error", "7、9不一", (Span(document, 0, 1, "7"),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "verdicts.csv"


def test_what_is_written_holds_for_the_finding_and_no_other(path: Path) -> None:
    assert verdicts.add(path, verdicts.on(finding(), "dismissed", "范围不同，“a,b”"))
    table = verdicts.load(path)
    assert table.verdicts == {ID: Verdict(ID, "dismissed", "范围不同，“a,b”", "7、9不一", ("甲.txt",))}
    said, other = verdicts.judged(table, [finding(), finding(OTHER)])
    assert (said.open, said.why, other.open, other.verdict) == (False, "范围不同，“a,b”", True, None)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_a_confirmed_finding_stays_open(path: Path) -> None:
    verdicts.add(path, verdicts.on(finding(), "confirmed", "已核对"))
    (said,) = verdicts.judged(verdicts.load(path), [finding()])
    assert (said.open, said.verdict) == (True, "confirmed")


def test_a_verdict_outlives_edits_and_moves_of_the_text(cut: Cut, path: Path) -> None:
    for found in audit.audit([extract(plain.read(FAULTY.encode(), "a/甲.txt"), cut)]):
        verdicts.add(path, verdicts.on(found, "dismissed", "看过"))
    moved = f"各县区要落实责任。\n\n{FAULTY.replace('后来又说，', '会上又说，')}"
    after = audit.audit([extract(plain.read(moved.encode(), "别处/甲.txt"), cut)])
    assert after
    assert not any(found.open for found in verdicts.judged(verdicts.load(path), after))


def test_few_words_are_known_by_those_beside_them(cut: Cut) -> None:
    def ids(text: str) -> list[str]:
        return [found.id for found in audit.audit([extract(plain.read(text.encode(), "甲.txt"), cut)])]

    first, second = "提出到年，建成绿色工厂10家。", "要求到年，开通航线20条。"
    assert set(ids(f"{first}\n\n{second}")) == {*ids(first), *ids(second)}
    assert len(ids(f"{first}\n\n{second}")) == 2


def test_the_same_words_put_before_are_another_finding(cut: Cut) -> None:
    def ids(text: str) -> list[str]:
        return [found.id for found in audit.audit([extract(plain.read(text.encode(), "甲.txt"), cut)])]

    old = "会议引用旧稿，2026年2月30日前完成改造。"
    (known,) = ids(old)
    both = ids(f"我县将于2026年2月30日前建成新医院。\n\n{old}")
    assert both[1] == known
    assert both[0] != known


def test_files_of_one_name_stay_two(cut: Cut) -> None:
    found = audit.audit(extract(plain.read(FAULTY.encode(), f"{folder}/报告.txt"), cut) for folder in ("甲", "乙"))
    local = [each for each in found if each.rule == "CNT101"]
    assert [each.evidence[0].document for each in local] == ["乙/报告.txt", "甲/报告.txt"]
    assert len({each.id for each in local}) == 2


def test_another_verdict_needs_a_word_and_nothing_is_lost(path: Path) -> None:
    path.write_text(f"{HEADER}{OTHER},confirmed,属实,,\n", "utf-8")
    verdicts.add(path, verdicts.on(finding(), "dismissed", "范围不同"))
    before = path.read_bytes()
    with pytest.raises(ParamsError, match=r"第3行判为 dismissed（范围不同）.*--replace"):
        verdicts.add(path, verdicts.on(finding(), "confirmed", "是错"))
    assert path.read_bytes() == before
    assert not verdicts.add(path, verdicts.on(finding(), "dismissed", "范围不同"))
    assert verdicts.add(path, verdicts.on(finding(), "confirmed", "是错"), instead=True)
    assert not verdicts.add(path, verdicts.on(finding(), "confirmed", "是错"))
    held = verdicts.load(path).verdicts
    assert [(each.id, each.verdict) for each in held.values()] == [(OTHER, "confirmed"), (ID, "confirmed")]


def test_the_same_verdict_again_fills_and_renews_its_row(path: Path) -> None:
    path.write_text(f"id,verdict,why,message,documents,note\n{ID},dismissed,不是,,,张三记\n", "utf-8")
    assert verdicts.add(path, verdicts.on(finding(), "dismissed", "不是"))
    assert path.read_text("utf-8-sig").splitlines()[1:] == [f"{ID},dismissed,不是,7、9不一,甲.txt,张三记"]
    assert verdicts.add(path, Verdict(ID, "dismissed", "范围不同"), note="李四审")
    assert path.read_text("utf-8-sig").splitlines()[1:] == [f"{ID},dismissed,范围不同,7、9不一,甲.txt,李四审"]
    assert not verdicts.add(path, Verdict(ID, "dismissed", "范围不同"), note="李四审")


def test_a_merge_fills_what_the_rows_leave_blank_and_changes_no_cell(path: Path, source: Path) -> None:
    path.write_text(f"{HEADER}{ID},dismissed,不是,,\n{OTHER},confirmed,是,旧数,甲.txt\n", "utf-8")
    coming = (f"{ID},dismissed,不是,新数,丙.txt,李四审", f"{OTHER},confirmed,是,别的,丁.txt,")
    source.write_text("id,verdict,why,message,documents,note\n" + "\n".join(coming), "utf-8")
    assert verdicts.merge(path, source, {}, pytest.fail) == (0, 0, 1, 1, (ID, OTHER))
    assert sorted(path.read_text("utf-8-sig").splitlines()[1:]) == [coming[0], f"{OTHER},confirmed,是,旧数,甲.txt,"]


def test_a_change_of_mind_keeps_what_else_the_row_says(path: Path) -> None:
    path.write_text(f"id,verdict,why,message,documents,note\n{ID},dismissed,不是,旧数,甲.txt,张三记\n", "utf-8")
    verdicts.add(path, Verdict(ID, "confirmed", "是"), instead=True)
    assert path.read_text("utf-8-sig").splitlines()[1] == f"{ID},confirmed,是,旧数,甲.txt,张三记"


@pytest.mark.parametrize("id_", ["CNT101", "cnt101-0123456789ab", "CNT101-0123456789ab\n", ""])
def test_what_is_no_id_is_refused(path: Path, id_: str) -> None:
    with pytest.raises(ParamsError, match="不是发现的编号"):
        verdicts.add(path, Verdict(id_, "confirmed", "是"))
    assert not path.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEADER}{ID},maybe,不知,,\n", r"第2行：verdict 不识“maybe”；用 confirmed、dismissed、accepted"),
        (f"{HEADER}{ID},dismissed,,,\n", "第2行：why 为空"),
        (f"{HEADER}\n{ID},dismissed,因为\n", "第3行：应有5列，实有3列"),
        (f'{HEADER}{ID},dismissed,"因为,,\n', "第2行：引号没有配对"),
        (f"{HEADER}乱写,dismissed,因为,,\n", "第2行：id 不是发现的编号“乱写”"),
        (f"id,why\n{ID},因为\n", "第1行：缺verdict列"),
        ("", "是空的"),
    ],
)
def test_a_damaged_table_is_told_and_left_alone(path: Path, text: str, told: str) -> None:
    path.write_text(text, "utf-8")
    for use in (
        lambda: verdicts.load(path),
        lambda: verdicts.add(path, verdicts.on(finding(OTHER), "dismissed", "因为")),
        lambda: verdicts.accept(verdicts.Table(path), [finding()]),
    ):
        with pytest.raises(TableError, match=told):
            use()
    assert path.read_text("utf-8") == text


def test_of_two_that_contradict_neither_holds(path: Path) -> None:
    path.write_text(f"{HEADER}{ID},dismissed,不是,,\n{OTHER},dismissed,不是,,\n{ID},confirmed,是,,\n", "utf-8")
    told: list[str] = []
    table = verdicts.load(path, told.append)
    assert list(table.verdicts) == [OTHER]
    assert len(told) == 1
    assert f"{ID} 的判定互相矛盾（第2行 dismissed、第4行 confirmed），都不采用" in told[0]


def test_the_baseline_is_set_once(path: Path) -> None:
    first = verdicts.judged(verdicts.load(path), [finding()], baseline=True)
    assert [found.open for found in first] == [False]
    later = verdicts.judged(verdicts.load(path), [finding(), finding(OTHER)], baseline=True)
    assert [found.open for found in later] == [False, True]


def test_what_is_gone_is_stale_where_its_text_was_read(path: Path) -> None:
    for found in (finding(), finding(OTHER, "乙.txt")):
        verdicts.add(path, verdicts.on(found, "dismissed", "看过"))
    table = verdicts.load(path)

    def stale(*documents: str, disabled: tuple[str, ...] = ()) -> list[str]:
        return [verdict.id for verdict in verdicts.stale(table, [], documents, disabled)]

    assert stale("别处/甲.txt") == [ID]
    assert stale("甲.txt", "乙.txt", disabled=("CNT101",)) == [OTHER]
    assert stale("丙.txt") == []


@given(why=st.text(min_size=1), message=st.text())
def test_whatever_the_reason_it_comes_back_in_a_line(
    tmp_path_factory: pytest.TempPathFactory, why: str, message: str
) -> None:
    path = tmp_path_factory.mktemp("verdicts") / "verdicts.csv"
    shown = " ".join("".join(each if each.isprintable() else " " for each in why).split())
    if not shown:
        with pytest.raises(ParamsError, match="没有理由"):
            verdicts.add(path, verdicts.on(replace(finding(), message=message), "dismissed", why))
        return
    verdicts.add(path, verdicts.on(replace(finding(), message=message), "dismissed", why))
    assert verdicts.load(path).verdicts[ID].why == shown


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "saved.csv"


def test_a_saved_table_is_merged_with_what_its_verdicts_are_about(path: Path, source: Path) -> None:
    verdicts.add(path, verdicts.on(finding(OTHER), "confirmed", "已核对"))
    source.write_text(f"\ufeff{HEADER}{ID},dismissed,范围不同,旧数,乙.txt\n{OTHER},confirmed,已核对,,\n", "utf-8")
    assert verdicts.merge(path, source, {ID: finding()}, pytest.fail) == (1, 0, 0, 1, (OTHER,))
    held = verdicts.load(path).verdicts
    assert list(held) == [OTHER, ID]
    assert held[ID] == Verdict(ID, "dismissed", "范围不同", "7、9不一", ("甲.txt",))
    before = path.read_bytes()
    assert verdicts.merge(path, source, {}, pytest.fail) == (0, 0, 0, 2, (ID, OTHER))
    assert path.read_bytes() == before


def test_a_merge_needs_a_word_to_change_a_verdict_and_else_writes_nothing(path: Path, source: Path) -> None:
    path.write_text(f"id,verdict,why,message,documents,note\n{ID},dismissed,不是,旧数,甲.txt,张三记\n", "utf-8")
    before = path.read_bytes()
    source.write_text(f"id,verdict,why\n{OTHER},confirmed,是\n{ID},confirmed,是错\n", "utf-8")
    told: list[str] = []
    with pytest.raises(ParamsError, match="有1处判定互相矛盾；改正，或加 --replace 以新判定为准；表未改动"):
        verdicts.merge(path, source, {}, told.append)
    assert told == [
        f"{source.as_posix()} 第3行判为 confirmed（是错），而 {path.as_posix()} 第2行判为 dismissed（不是）"
    ]
    assert path.read_bytes() == before
    assert verdicts.merge(path, source, {}, pytest.fail, instead=True)[:3] == (1, 1, 0)
    assert {id_: said.why for id_, said in verdicts.load(path).verdicts.items()} == {OTHER: "是", ID: "是错"}
    assert "张三记" in path.read_text("utf-8")


@pytest.mark.parametrize("instead", [False, True])
def test_a_saved_table_that_contradicts_itself_is_refused(path: Path, source: Path, instead: bool) -> None:
    source.write_text(f"id,verdict,why\n{ID},confirmed,是\n{OTHER},confirmed,是\n{ID},dismissed,不是\n", "utf-8")
    told: list[str] = []
    with pytest.raises(ParamsError, match="有1处判定互相矛盾"):
        verdicts.merge(path, source, {}, told.append, instead=instead)
    assert "第2行 confirmed、第4行 dismissed" in told[0]
    assert not path.exists()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (f"{ID},maybe,不知", "第3行：verdict 不识“maybe”"),
        (f"{ID},dismissed,", "第3行：why 为空"),
        (f"{ID},dismissed,\x01", "第3行：why 为空"),
        (f"{ID},dismissed", "第3行：应有3列，实有2列"),
        ("乱写,dismissed,因为", "第3行：id 不是发现的编号“乱写”"),
    ],
)
def test_a_damaged_row_of_either_table_is_told_and_nothing_is_written(
    path: Path, source: Path, row: str, told: str
) -> None:
    good = f"id,verdict,why\n{OTHER},confirmed,是\n"
    for here, there in ((good, f"{good}{row}\n"), (f"{good}{row}\n", good)):
        path.write_text(here, "utf-8")
        source.write_text(there, "utf-8")
        with pytest.raises(TableError, match=told):
            verdicts.merge(path, source, {}, pytest.fail, instead=True)
        assert path.read_text("utf-8") == here


def test_a_saved_table_that_is_not_there_is_told(path: Path, source: Path) -> None:
    with pytest.raises(TableError, match="读不了"):
        verdicts.merge(path, source, {}, pytest.fail)


def test_what_is_merged_is_on_one_line_and_without_folders(path: Path, source: Path) -> None:
    source.write_text(f'{HEADER}{ID},confirmed,"一\n二","三\n四",../x/甲.txt|乙.txt\n', "utf-8")
    verdicts.merge(path, source, {}, pytest.fail)
    assert verdicts.load(path).verdicts[ID] == Verdict(ID, "confirmed", "一 二", "三 四", ("甲.txt", "乙.txt"))
