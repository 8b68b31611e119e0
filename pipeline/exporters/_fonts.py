"""The Chinese font of this machine: looked for by name, and seen to have the characters before a word is drawn."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import EngineError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SETTING: Final = "ZHENGCE_FONT"
HINT: Final = (
    "请安装中文字体：Debian、Ubuntu 用 apt-get install fonts-noto-cjk，"
    "Fedora 用 dnf install google-noto-sans-cjk-fonts；"
    f"或把环境变量 {SETTING} 设为一个字体文件；SVG 不需要字体"
)
# 思源黑体, 微软雅黑, 苹方, 冬青黑体, 华文黑体, 文泉驿, 黑体, 等线; then those with serifs, which are thin on a slide.
_NAMES = (
    "notosanscjk", "notosanssc", "notosanshans", "sourcehansans", "msyh", "pingfang", "hiraginosansgb", "stheiti",
    "wqy-microhei", "wqy-zenhei", "droidsansfallback", "simhei", "deng", "notoserifcjk", "notoserifsc",
    "sourcehanserif", "songti", "simsun", "uming", "ukai",
)  # fmt: skip
_SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})
_HEAVY = ("bold", "black", "heavy", "light", "thin", "medium", "mono", "bd", "msyhl")
# Taken from a simplified, a traditional and a Japanese face these look unlike; the face for the mainland is wanted.
_MAINLAND = ("SC", "CN", "GB")
_SAMPLE = "政策文本指标目标数目〓"
_NOTHING = "\uffff"


class Typeface:
    """One face of a font file, in any size; what it has no glyph for is printed as 〓, as printers always did."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path, self.index = path, index
        self._sizes: dict[float, FreeTypeFont] = {}
        self._known: dict[str, bool] = {}

    def sized(self, size: float) -> "FreeTypeFont":
        """The font for a size in pixels."""
        if size not in self._sizes:
            from PIL import ImageFont

            # Not `truetype`, which takes another file of the same name where this one is no font. Of the layout
            # engines, raqm is not everywhere and moves characters where it is.
            font = ImageFont.FreeTypeFont
            self._sizes[size] = font(os.fspath(self.path), size, self.index, layout_engine=ImageFont.Layout.BASIC)
        return self._sizes[size]

    def has(self, character: str) -> bool:
        """Whether what is drawn for a character is not what is drawn for none."""
        if character not in self._known:
            font = self.sized(24)
            drawn, nothing = font.getmask(character), font.getmask(_NOTHING)
            same = drawn.size == nothing.size and bytes(drawn) == bytes(nothing)
            self._known[character] = character.isspace() or not same
        return self._known[character]

    def printable(self, text: str) -> str:
        """The text with 〓 for what the font lacks."""
        return "".join(character if self.has(character) else "〓" for character in text)


@cache
def typeface() -> Typeface:
    """The first font of this machine that has the characters; `EngineError` says what to install where none has."""
    if given := os.environ.get(SETTING):
        found = _face(Path(given))
        if found is None:
            raise EngineError(f"{SETTING} 所指的 {given} 不能用：不是字体文件，或没有中文字", hint=HINT)
        return found
    for path in candidates(_folders()):
        if found := _face(path):
            return found
    raise EngineError("这台机器上没有找到中文字体，画不了 PNG", hint=HINT)


def candidates(folders: list[Path]) -> list[Path]:
    """Font files whose names are known for Chinese, the best first, of a family the regular weight first."""
    found = [(rank, path) for folder in folders for path in _files(folder) if (rank := _rank(path)) is not None]
    return [path for _, path in sorted(found)]


def _rank(path: Path) -> tuple[int, bool] | None:
    name = path.stem.lower().replace(" ", "").replace("_", "")
    places = [place for place, known in enumerate(_NAMES) if name.startswith(known)]
    return (places[0], any(word in name for word in _HEAVY)) if places else None


def _files(folder: Path) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        yield from (Path(where, name) for name in names if Path(name).suffix.lower() in _SUFFIXES)


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        known = [Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")]
        return [*known, Path(os.environ.get("LOCALAPPDATA", home), "Microsoft/Windows/Fonts")]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    return [home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


def _face(path: Path) -> Typeface | None:
    """The face for the mainland of a font file, else its first that has the characters."""
    fitting = [face for face in _faces(path) if all(map(face.has, _SAMPLE))]
    mainland = (face for face in fitting if (face.sized(24).getname()[0] or "").endswith(_MAINLAND))
    return next(mainland, fitting[0] if fitting else None)


def _faces(path: Path) -> Iterator[Typeface]:
    for index in range(16):
        face = Typeface(path, index)
        try:
            face.sized(24)
        except OSError:
            return
        yield face
