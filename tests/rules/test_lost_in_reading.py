"""NUM301 on documents that have pages: the readers of such formats say what they could not read."""

from pipeline import audit
from pipeline.schema import Damage, Document, Extract, Finding

TEXT = "规模达到亿元，增长8.\n新增绿色工厂家。\n培育未来产业个，完成投资亿元。"
RULES = [rule for rule in audit.rules() if rule.code == "NUM301"]


def _found(*damage: Damage, pages: tuple[int, ...] = (0, 12, 21)) -> tuple[Finding, ...]:
    return audit.audit([Extract(Document("a.pdf", TEXT, pages=pages, damage=damage))], RULES)


def test_one_finding_for_each_kind_on_each_page() -> None:
    found = _found(
        Damage("glyph", 4, 4, 1, 4),
        Damage("glyph", 10, 10, 1, 1),
        Damage("glyph", 19, 19, 2, 3),
        Damage("digits", 27, 27, 3, 1),
        Damage("digits", 34, 34, 3, 2),
    )
    assert [(finding.severity, finding.message) for finding in found] == [
        ("warning", "第1页有5个字读不出来（字体没有编码），其中1处紧挨着数字"),
        ("warning", "第2页有3个字读不出来（字体没有编码）"),
        ("error", "第3页有3个印出来的数字没有读进来"),
    ]
    assert [[span.text for span in finding.evidence] for finding in found[1:]] == [
        ["新增绿色工厂家。"],
        ["培育未来产业个，完成投资亿元"],
    ]


def test_the_page_is_where_the_place_is() -> None:
    assert [finding.message[:3] for finding in _found(Damage("glyph", 19, 19, lost=1))] == ["第2页"]
    assert [finding.message[:2] for finding in _found(Damage("glyph", 19, 19, lost=1), pages=())] == ["文中"]


def test_many_places_are_shown_by_a_few() -> None:
    text = "绿色工厂达到\ufffd家，\n" * 40
    damage = tuple(Damage("encoding", at, at + 1, lost=1) for at, sign in enumerate(text) if sign == "\ufffd")
    (finding,) = audit.audit([Extract(Document("a.txt", text, damage=damage))], RULES)
    assert finding.message.startswith("文中有40个字已损坏")
    assert len(finding.evidence) == 5
