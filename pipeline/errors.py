"""What can go wrong, as a drawing. Every message says what, where; `hint` says what to do.

ZhengceError
├── InputError      a file that cannot be read as a Chinese text, a path that is not there
├── ParamsError     params.yaml, or an option, that makes no sense
├── RecordError     a record file that is damaged or of another version
├── TableError      a row of a lexicon, alias or verdict table
│   └── OtherTableError  no such table at all: empty, no text, or with other columns
├── EngineError     a segmenter, model or worker that is missing or failed
├── OutputError     a folder that another run is writing into
└── FetchError      an address that has no page for us
    └── PassingError    for now: to try again may help
"""


class ZhengceError(Exception):
    """The root: one line for the user, never a traceback. Exit status 2."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message}；{self.hint}" if self.hint else message

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), super().__str__(), self.hint)


def _rebuild(kind: type[ZhengceError], message: str, hint: str) -> ZhengceError:
    return kind(message, hint=hint)


class InputError(ZhengceError):
    """A file that cannot be read as a Chinese text, or a path that is not there."""


class ParamsError(ZhengceError):
    """Settings that make no sense."""


class RecordError(ZhengceError):
    """A record file that is damaged or of another version."""


class TableError(ZhengceError):
    """A row of a hand-kept table (lexicon, aliases, verdicts) that cannot be used."""


class OtherTableError(TableError):
    """A file that is no such table at all: empty, no text, or with other columns."""


class EngineError(ZhengceError):
    """A segmenter, model, font or worker that is missing or failed."""


class OutputError(ZhengceError):
    """A folder of outputs that cannot be had, because another run is writing into it."""


class FetchError(ZhengceError):
    """An address that is none, or has no page for us."""


class PassingError(FetchError):
    """An address that has no page for us just now."""
