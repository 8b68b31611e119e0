"""Empty cells: only in columns of numbers, and only where they are the exception."""

from pipeline.extraction import recognise
from pipeline.readers import html
from pipeline.sentences import Cut

ROWS = [
    ("地区生产总值", "1685", "2260"),
    ("城镇化率", "61.2", "65"),
    ("失业率", "5.1", "—"),
    ("森林覆盖率", "41.7", "43"),
]


def blanks(rows: list[tuple[str, str, str]], cut: Cut) -> list[tuple[str, object]]:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<html><body><table><tr><th>指标</th><th>2025年</th><th>2030年</th></tr>{cells}</table></body></html>"
    reading = recognise(html.read(page.encode(), "表.html"), cut)
    return [(sentence.text, find.value) for sentence, found in reading for find in found if find.kind == "BLANK"]


def test_an_empty_cell_is_told_by_row_and_column(cut: Cut) -> None:
    assert blanks([*ROWS, ("优良天数比率", "84.9", "")], cut) == [("优良天数比率", "2030年")]


def test_dashes_and_full_tables_have_none(cut: Cut) -> None:
    assert blanks([*ROWS, ("优良天数比率", "84.9", "—")], cut) == []


def test_columns_of_words_have_none(cut: Cut) -> None:
    rows = [(name, value, "预期性") for name, value, _ in ROWS]
    assert blanks([*rows, ("优良天数比率", "84.9", "")], cut) == []


def test_many_empty_cells_are_the_form_of_the_table(cut: Cut) -> None:
    assert blanks([*ROWS, ("优良天数比率", "84.9", ""), ("水体比例", "91.7", "")], cut) == []
