"""`python tests/stress/fuzz_readers.py`: atheris over the readers, led by what code each file reaches.

Where atheris is installed (it is no dependency); arguments are libFuzzer's: `-max_total_time=60`, a folder of files
to begin with. Every input is a document that keeps the laws, or is refused in one line.
"""

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

with atheris.instrument_imports(include=["pipeline"]):
    from document_laws import survives
    from sound import BY_OFFICE, FORMATS, TEXT

    from pipeline import readers

    # Readers are loaded when they are first asked for, and only what is loaded here is followed.
    readers.suffixes()

_ENDINGS = sorted(set(FORMATS) - set(BY_OFFICE))


def one(raw: bytes) -> None:
    """The first byte says what the rest is called, the second whether it begins like a sound file of that kind."""
    if len(raw) > 2:
        ending = _ENDINGS[raw[0] % len(_ENDINGS)]
        sound = FORMATS[ending](TEXT) if raw[1] % 2 else b""
        survives(sound[: len(sound) * raw[1] // 256] + raw[2:], f"a.{ending}")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
