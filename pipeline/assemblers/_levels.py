"""Members that stand before a number without a mark between them: 省市县乡四级, “政会银企”四方."""

import re

_LEVEL = (
    "中央|国家|全国|自治区|省（[^（）]{1,4}）|省|市（[^（）]{1,4}）|市|地|州|盟|县（[^（）]{1,8}）|县|区|旗"
    "|乡（[^（）]{1,4}）|乡镇|乡|镇街|镇|街道（[^（）]{1,4}）|街道|社区（[^（）]{1,2}）|社区|村（[^（）]{1,4}）|村居|村组|村|组|部|厅|厂|户"
)
_RUN = re.compile(rf"(?:(?:{_LEVEL})、?)+$")
_ONE = re.compile(_LEVEL)


def levels(text: str, stop: int, n: int) -> list[tuple[int, int]]:
    """The levels of government whose run ends at `stop`; none where they are fewer than `n`."""
    run = _RUN.search(text, max(0, stop - 40), stop)
    found = [match.span() for match in _ONE.finditer(text, run.start(), stop)] if run else []
    return found[-n:] if len(found) >= n else []


def quoted(text: str, stop: int, n: int) -> list[tuple[int, int]]:
    """“政会银企”四方: as many characters between the marks as the number says."""
    opening = text.rfind("“", max(0, stop - n - 2), stop)
    if n < 3 or text[stop - 1 : stop] != "”" or stop - 2 - opening != n:
        return []
    return [(at, at + 1) for at in range(opening + 1, stop - 1)]
