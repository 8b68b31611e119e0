"""Every word of the page has an English one, and no English one is idle."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from pipeline.exporters import _english, html
from pipeline.exporters import _labels as labels

LABELS = {
    *(name for pair in labels.FAMILIES.values() for name in pair),
    *(
        word
        for words in (
            labels.SEVERITIES, labels.KINDS, labels.NODES, labels.RELATIONS, labels.MEASURES, labels.STATUSES,
            labels.CLOSED, labels.RULINGS,
        )
        for word in words.values()
    ),
}  # fmt: skip
SOURCES = "\n".join(
    path.read_text("utf-8") for path in (*html.TEMPLATES.glob("*.j2"), *Path(html.__file__).parent.glob("html.py"))
)


@pytest.mark.parametrize("word", sorted(LABELS))
def test_every_label_is_translated(word: str) -> None:
    assert _english.english(word)


def test_every_word_of_a_template_is_translated_and_no_translation_is_idle() -> None:
    quoted = {ast.literal_eval(word) for word in re.findall(r'"[^"\n]*[\u4e00-\u9fff][^"\n]*"', SOURCES)}
    attributes = set(re.findall(r"en\('([^']+)'\)", SOURCES))
    table = set(_english.table())
    called = set(re.findall(r'(?<![\w.])(?:t|en)\("([^"]+)"', SOURCES)) | attributes
    assert called <= table
    assert table <= quoted | attributes | LABELS


def test_both_languages_have_the_same_blanks() -> None:
    def blanks(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for chinese, english in _english.table().items():
        assert blanks(chinese) == blanks(english), chinese


def test_nothing_that_is_filled_in_becomes_markup() -> None:
    said = _english.both("{number}字", number='<b>"1"\x1b')
    assert said == ('<span data-en="&lt;b&gt;&#34;1&#34;␛ characters">&lt;b&gt;&#34;1&#34;␛字</span>')
