"""Characters of symbol fonts → the characters of Unicode that look so."""

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xD8: "➢",
    0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
    **{0x80 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)},
    **{0x8B + n: "⓿❶❷❸❹❺❻❼❽❾❿"[n] for n in range(11)},
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x51: "☒", 0x54: "☒", 0xA3: "□", 0x98: "●", 0x97: "•",
                **{0x69 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)}}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xC5: "⊕", 0xD7: "·", 0xE5: "∑", 0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ",
    0x6D: "μ", 0x70: "π", 0x73: "σ", 0x77: "ω", 0x44: "Δ", 0x57: "Ω", 0x53: "Σ",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


def symbol(code: int, font: str) -> str:
    """One character of a font by its code; where nothing is known of it, itself, so that it shows as unread."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _FONTS.get(font.lower(), {})
    if low in known:
        return known[low]
    # What Symbol has in the places of ASCII, letters apart, is ASCII.
    if font.lower() == "symbol" and 0x20 <= low < 0x40:
        return chr(low)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""


def respelt(text: str, font: str) -> str:
    """A text with what it takes from a symbol font, told by the private codes of such fonts."""
    if font.lower() not in _FONTS or not any("\uf000" <= sign <= "\uf0ff" for sign in text):
        return text
    return "".join(symbol(ord(sign), font) if "\uf000" <= sign <= "\uf0ff" else sign for sign in text)


def raised(text: str) -> str:
    """Digits as superscripts: 10⁴ is not 104, and the mark of a note is no digit of the figure before it."""
    return text.translate(_RAISED)
