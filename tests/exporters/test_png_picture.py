"""The graph as PNG: the type is Chinese and really there; without a font it is told what to install."""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from pictures import HOSTILE, font, graph

from pipeline.errors import EngineError
from pipeline.exporters import _fonts, png
from pipeline.exporters._picture import Box, Disc, Line, Picture, Words

PIL = pytest.importorskip("PIL.Image")


def printed(text: str, face: _fonts.Typeface) -> bytes:
    return png.drawn(Picture(120, 40, "", (Words(4, 20, text, 24),)), face).tobytes()


def test_no_character_is_the_box_for_missing_ones() -> None:
    face = font()
    box = bytes(face.sized(48).getmask(_fonts._NOTHING))
    drawn = {character: bytes(face.sized(48).getmask(character)) for character in "政策文本指标产业矛盾沧岭临渚云岫"}
    assert box not in drawn.values()
    assert len(set(drawn.values())) == len(drawn), "each character looks its own way"
    blank = printed("", face)
    assert printed("产业", face) not in (blank, printed("产", face), printed(_fonts._NOTHING * 2, face))


def test_what_the_font_lacks_is_printed_as_a_printer_would() -> None:
    face = font()
    assert not face.has("\U000fffff")
    assert face.printable("甲\U000fffff乙 ") == "甲〓乙 "
    assert printed("甲\U000fffff", face) == printed("甲〓", face)


def test_the_picture_has_its_names_in_it(tmp_path: Path) -> None:
    font()
    (whole,) = png.write(graph(), tmp_path / "graph.png")
    (bare,) = png.write(graph(("", "", "")), tmp_path / "bare.png")
    with PIL.open(whole) as a, PIL.open(bare) as b:
        assert (a.format, a.size) == ("PNG", (3200, 2000))
        assert a.getpixel((0, 0)) == b.getpixel((0, 0))
        assert a.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
        ink = [sum(image.convert("L").histogram()[:100]) for image in (a, b)]
    assert ink[0] > ink[1] + 1000


def test_same_bytes_without_a_word_of_when_and_by_what(tmp_path: Path) -> None:
    font()
    one, two = (png.write(graph(), tmp_path / f"{n}.png")[0] for n in (1, 2))
    assert one.read_bytes() == two.read_bytes()
    chunks, raw, at = set(), one.read_bytes(), 8
    while at < len(raw):
        chunks.add(raw[at + 4 : at + 8])
        at += 12 + int.from_bytes(raw[at : at + 4], "big")
    assert chunks <= {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


@pytest.mark.parametrize("made", [nx.Graph(), nx.path_graph(3), graph(tuple(HOSTILE))], ids=["none", "bare", "hostile"])
def test_any_graph_is_a_picture(made: nx.Graph, tmp_path: Path) -> None:
    font()
    (path,) = png.write(made, tmp_path / "graph.png")
    with PIL.open(path) as image:
        image.verify()


def test_shapes_are_where_and_what_they_say() -> None:
    shapes = (
        Box(0, 0, 20, 10, "#ff0000"),
        Box(20, 0, 20, 10, "#000000", 0.5),
        Disc(60, 20, 8, "#0000ff"),
        Disc(90, 20, 8, rim="#00ff00", width=2),
        Line(0, 30, 120, 30, "#123456", 1.0, 2.0),
        Box(5, 35, 0, 0, "#000000"),
        Box(100, 5, 0.1, 10, "#ff0000"),
    )
    image = png.drawn(Picture(120, 40, "", shapes), _fonts.Typeface(Path("unused")))
    seen = {
        at: image.getpixel((2 * at[0], 2 * at[1])) for at in ((10, 5), (60, 20), (90, 20), (82, 20), (50, 30), (100, 8))
    }
    assert seen == {
        (10, 5): (255, 0, 0),
        (60, 20): (0, 0, 255),
        (90, 20): (255, 255, 255),
        (82, 20): (0, 255, 0),
        (50, 30): (0x12, 0x34, 0x56),
        (100, 8): (255, 128, 128),
    }
    assert image.getpixel((60, 10)) in {(127,) * 3, (128,) * 3}


@pytest.fixture
def no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine whose font folders hold one file, which is no font."""
    (tmp_path / "NotoSansCJK-Regular.ttc").write_bytes(b"no font")
    monkeypatch.delenv(_fonts.SETTING, raising=False)
    monkeypatch.setattr(_fonts, "_folders", lambda: [tmp_path, tmp_path / "missing"])
    _fonts.typeface.cache_clear()
    yield tmp_path
    _fonts.typeface.cache_clear()


def test_without_a_font_it_is_told_what_to_install_and_nothing_is_written(no_fonts: Path) -> None:
    with pytest.raises(EngineError, match=r"没有找到中文字体.*fonts-noto-cjk.*ZHENGCE_FONT"):
        png.write(graph(), no_fonts / "graph.png")
    assert not (no_fonts / "graph.png").exists()


def test_a_font_can_be_named_and_must_be_one(no_fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(_fonts.SETTING, str(no_fonts / "NotoSansCJK-Regular.ttc"))
    with pytest.raises(EngineError, match="不能用"):
        png.ready()


@pytest.mark.usefixtures("no_fonts")
def test_a_font_without_chinese_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = next((p for p in _fonts._files(Path("/usr/share/fonts")) if p.name == "DejaVuSans.ttf"), None)
    if latin is None:
        pytest.skip("no font without Chinese characters on this machine")
    monkeypatch.setenv(_fonts.SETTING, str(latin))
    with pytest.raises(EngineError, match="没有中文字"):
        png.ready()


def test_the_best_known_and_regular_comes_first(tmp_path: Path) -> None:
    for name in ("uming.ttc", "NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc", "msyh.ttc", "Arial.ttf", "msyh.txt"):
        (tmp_path / name).touch()
    found = [path.name for path in _fonts.candidates([tmp_path])]
    assert found == ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "msyh.ttc", "uming.ttc"]


def test_the_face_is_that_of_the_mainland() -> None:
    face = font()
    name = face.sized(24).getname()[0]
    if "CJK" not in name:
        pytest.skip(f"{name} has one face")
    assert name.endswith("SC")
