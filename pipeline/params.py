"""params.yaml → frozen structs. Each setting stands once; an unknown key is refused."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from pipeline import misfits, reasons
from pipeline.errors import ParamsError


class Segment(Struct, frozen=True, forbid_unknown_fields=True):
    """Which engine cuts words."""

    engine: Literal["jieba", "pkuseg", "spacy"] = "jieba"


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as a term of the corpus, and whether the stages that cut words are told the new ones.

    `min_pmi` and `min_entropy` in bits; `max_part` and `min_fit` are shares of a string's places: those where one and
    the same character goes before or after it, and those where both its ends are edges of dictionary words.
    """

    feed: bool = True
    min_count: Annotated[int, Meta(ge=2)] = 3
    min_pmi: float = 6.0
    min_entropy: float = 1.5
    max_part: Annotated[float, Meta(ge=0, le=1)] = 0.7
    min_fit: Annotated[float, Meta(ge=0, le=1)] = 0.5


class Learned(Struct, frozen=True, forbid_unknown_fields=True):
    """Which learned parts stand beside the rules; `auto` is where the model is there and was measured to help."""

    status: Literal["auto", "always", "never"] = "auto"
    trades: Literal["auto", "always", "never"] = "auto"
    slogans: Literal["auto", "always", "never"] = "auto"
    names: Literal["auto", "tagger", "spacy", "never"] = "auto"


_HINT = "对照 params.yaml 的键名与取值改正"
RULES_ALONE = Learned(status="never", trades="never", slogans="never", names="never")


class Graph(Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes an edge, what is measured of it, which edges are drawn, and where the layout starts.

    `alpha` is the level of the disparity filter; `edges` says whether all edges are drawn, only those that pass it
    and those that the text states, or (auto) only these where there would be more than `READABLE_EDGES`.
    """

    windows: tuple[Literal["sentence", "paragraph", "section", "document"], ...] = ("sentence", "paragraph")
    measures: tuple[Literal["npmi", "g2", "p", "jaccard"], ...] = ("npmi", "g2", "p", "jaccard")
    min_count: Annotated[int, Meta(ge=1)] = 1
    edges: Literal["auto", "all", "backbone"] = "auto"
    alpha: Annotated[float, Meta(gt=0, le=1)] = 0.3
    seed: int = 7


class Audit(Struct, frozen=True, forbid_unknown_fields=True):
    """Which rules stay off, by code, and the table of verdicts; a path from the folder of params.yaml."""

    disabled: tuple[str, ...] = ()
    verdicts: str = "verdicts.csv"


class Linking(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose alias table holds beside the shipped one; a path from the folder of params.yaml."""

    aliases: str = ""


class Params(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings, with the values that hold where params.yaml is silent.

    `lexicons` is a folder whose tables add to the shipped ones; a path from the folder of params.yaml. `workers` is how
    many processes read and extract, which decides no output.
    """

    segment: Segment = Segment()
    terms: Terms = Terms()
    learned: Learned = Learned()
    graph: Graph = Graph()
    audit: Audit = Audit()
    linking: Linking = Linking()
    lexicons: str = ""
    workers: Annotated[int, Meta(ge=1)] = 1


def load(path: Path | None) -> Params:
    """Settings from a file; the defaults where none is given."""
    if path is None:
        return Params()
    try:
        given = msgspec.yaml.decode(path.read_bytes())
    except FileNotFoundError as error:
        raise ParamsError(f"没有参数文件 {path}", hint="去掉 --params，或给出存在的文件") from error
    except OSError as error:
        raise ParamsError(f"读不了参数文件 {path}：{reasons.of_system(error)}", hint="请给出可读的文件") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ParamsError(f"{path} 不能用作参数：{misfits.of_yaml(error)}", hint=_HINT) from error
    # A file of comments alone says nothing.
    return made({} if given is None else given, str(path))


def made(given: object, where: str) -> Params:
    """Settings of what was decoded; `ParamsError` names the key that makes no sense, and what would."""
    try:
        return msgspec.convert(given, Params)
    except msgspec.ValidationError as error:
        said = misfits.of_settings(error, given, Params)
        raise ParamsError(f"{where} 不能用作参数：{said}", hint=_HINT) from error
