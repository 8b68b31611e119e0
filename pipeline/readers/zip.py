"""ZIP: the files in it that some reader reads, by name. Nothing is written to a disk, whatever the names say."""

from collections.abc import Iterator

from pipeline import readers
from pipeline.errors import InputError
from pipeline.readers import Part, _formats, _unpacking

SUFFIXES = (".zip",)


def recognises(raw: bytes) -> bool:
    """Whether the bytes are an archive, and not an office file, which is packed the same way."""
    return _formats.packed(raw) == _formats.ZIP


def members(raw: bytes, name: str) -> Iterator[Part]:
    """Its files, sorted by name; one that cannot be had is told, the others are read."""
    pack = _unpacking.pack(raw, name)
    for member in pack.members:
        if reason := readers.passed(member):
            yield Part(f"{name}/{member}", b"", reason)
            continue
        try:
            yield Part(f"{name}/{member}", _unpacking.unpacked(pack, member))
        except InputError as error:
            yield Part(f"{name}/{member}", error)
