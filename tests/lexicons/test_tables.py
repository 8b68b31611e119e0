"""Tables: a bad row is named by its line; the shipped ones are all readable."""

from importlib.resources import files

import pytest

from pipeline import lexicons
from pipeline.errors import TableError

SHIPPED = sorted(file.name.removesuffix(".csv") for file in files(lexicons).iterdir() if file.name.endswith(".csv"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("word,use\n链主,free\n,free\n", 3),
        ("word,use\n链主,free,多\n", 2),
        ("word,use\n\n链主,free\n\n,free\n", 5),
        ("word,use\n链主,free\n规上,free,多,余\n", 3),
        ('word,use\n"",free\n', 2),
    ],
)
def test_bad_row_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(TableError, match=rf"^some\.csv 第{line}行列数不对或首列为空；改正该行$"):
        lexicons.rows(text, "some.csv")


def test_missing_cells_are_empty_and_quotes_are_read() -> None:
    assert lexicons.rows('word,use,note\n"一核、三翼",free\n', "some.csv") == (
        {"word": "一核、三翼", "use": "free", "note": ""},
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_table_is_readable(name: str) -> None:
    assert all(word == word.strip() for word in lexicons.words(name))


@pytest.mark.parametrize("name", ["carriers", "industries", "terms"])
def test_names_stand_once(name: str) -> None:
    words = lexicons.words(name)
    assert len(words) == len(set(words))


def test_user_words_are_the_names_sorted() -> None:
    words = lexicons.user_words()
    assert list(words) == sorted(set(words))
    assert {"规模以上", "产业链群", "雄安新区", "新一代信息技术装备"} <= set(words)
    assert "产业园" not in words
