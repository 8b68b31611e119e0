"""Within one document a short name means the long one that the document also uses, where only one can be meant."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.linking.normal import normal, title
from pipeline.schema import Extract

# 济南市工业和信息化局: area and agency.
_SEATED = re.compile(
    r"^(?P<area>[\u4e00-\u9fff]{2,8}?(?P<level>省|市|自治区|自治州|县|区))(?P<rest>人民政府|委员会|[\u4e00-\u9fff]{1,20}(?:局|厅|委|办公室|院|部))$"
)
_LEVELS = ("自治区", "自治州", "省", "市", "州", "县", "区")
_TITLE_PLACE = re.compile(r"(?P<area>[\u4e00-\u9fff]{2,6}?(?P<level>省|市|自治区|自治州|县|区))")
_SHORTEST = 4


def seats(extract: Extract) -> dict[str, str]:
    """Level → the area that the document speaks for at it: 市 → 济南市; by its title, issuer and agencies."""
    found: dict[str, Counter[str]] = {}
    for mention in extract.mentions:
        match = _SEATED.match(normal(mention.text)) if mention.kind == "ORG" else None
        if match:
            found.setdefault(match["level"], Counter())[match["area"]] += 1
    for text in (extract.document.issuer, extract.document.title):
        if match := _TITLE_PLACE.match(re.sub("^[0-9]{4}年", "", normal(text))):
            found.setdefault(match["level"], Counter())[match["area"]] += 1
    return {level: min(areas, key=lambda a: (-areas[a], a)) for level, areas in sorted(found.items())}


def long_titles(titles: Iterable[str]) -> dict[str, str]:
    """《规划》 → 《…发展规划》: a title that ends just one longer title of the same document."""
    known = sorted(set(titles))
    found: dict[str, str] = {}
    for short in known:
        longer = [full for full in known if full != short and full.endswith(short)]
        longest = [full for full in longer if not any(other != full and other.endswith(full) for other in longer)]
        if len(longest) == 1:
            found[short] = longest[0]
    return found


def long_bodies(names: Iterable[str], areas: Mapping[str, str]) -> dict[str, str]:
    """市工信局 → 济南市工业和信息化局: short names of bodies, with the area they belong to put before."""
    known = sorted(set(names))
    found: dict[str, str] = {}
    for short in known:
        full = _seated(short, areas)
        longer = [name for name in known if name != full and len(name) > len(full) and _abbreviates(full, name)]
        target = longer[0] if len(longer) == 1 else full
        if target != short:
            found[short] = target
    return found


def _seated(name: str, areas: Mapping[str, str]) -> str:
    for level in _LEVELS:
        if name.startswith(level) and level in areas:
            return areas[level] + name.removeprefix(level)
    return name


def _abbreviates(short: str, full: str) -> bool:
    """Same beginning and end, and every character in order: 济南市工信局 in 济南市工业和信息化局."""
    if len(short) < _SHORTEST or short[0] != full[0] or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)


def people(names: Iterable[str]) -> dict[str, str]:
    """汲 → 汲佩德: a surname that just one full name of the document begins with."""
    known = sorted(set(names))
    found: dict[str, str] = {}
    for short in known:
        full = [name for name in known if len(name) > len(short) and name.startswith(short)]
        if len(short) <= 2 and len(full) == 1:
            found[short] = full[0]
    return found


def titles_of(extract: Extract) -> dict[str, str]:
    """What titles mean here: defined abbreviations first, then the only longer title that ends so."""
    defined = {title(a.text): title(a.name) for a in extract.aliases if a.kind == "DOC"}
    seen = [title(m.text) for m in extract.mentions if m.kind == "DOC"]
    meant = long_titles([*seen, *defined.values()])
    for short, full in defined.items():
        meant[short] = meant.get(full, full)
    # 《规划》 ends both 《专项规划》 and what that is short for: one document.
    for short in sorted(set(seen) - set(meant)):
        ends = {meant.get(full, full) for full in seen if full != short and full.endswith(short)}
        if len(ends) == 1:
            meant[short] = ends.pop()
    return meant
