"""What a spaCy pipeline sees: the component `zhengce`, found by its entry point, and colours for displaCy.

spaCy loads this module whenever it makes a pipeline, ours or not. So it imports little, looks into no table (a
project's own must be added first), and all else happens when the component is made.
"""

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline import params as settings
from pipeline.errors import EngineError, ParamsError
from pipeline.exporters.spacy import NAMES, TITLE, fill, name_entities, register

try:
    from spacy.language import Language
except ImportError as missing:
    raise EngineError("没有安装 spacy", hint="在项目文件夹里运行 pip install '.[engines]'") from missing

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.extraction import Learned
    from pipeline.rules import Rule
    from pipeline.sentences import Cut


class Config(NamedTuple):
    """What a component was asked to do. Pickles, so that `nlp.pipe` can send it to another process."""

    params: settings.Params
    base: Path
    audit: bool
    ents: bool


class Tools(NamedTuple):
    """What a component works with; does not pickle, so each process has its own."""

    cut: "Cut"
    learned: "Learned"
    rules: "tuple[Rule, ...]"


def create(nlp: Any, name: str, params: str | dict[str, Any] | None, audit: bool, ents: bool) -> "partial[Doc]":
    """Make the component; whatever is missing or wrong is told now, as a `ZhengceError`, not at the first text.

    `params` is a params.yaml or what one would say; `audit` runs the rules over each document by itself; `ents` also
    makes `doc.ents` of the names.
    """
    del nlp, name
    if taken := register():
        raise EngineError(f"{'、'.join(taken)} 已被别的组件占用", hint="先用 remove_extension 去掉，或不与它同用")
    config = Config(*_params(params), audit, ents)
    _tools(config)
    return partial(annotate, config=config)


def annotate(doc: "Doc", *, config: Config) -> "Doc":
    """Extract (and audit) the text of a document, whatever its tokens, and say so in its spans and extensions."""
    from pipeline.audit import audit
    from pipeline.extraction import extract
    from pipeline.readers import text

    tools = _tools(config)
    known = extract(text.document(doc.text, str(doc.user_data.get(TITLE) or "")), tools.cut, tools.learned)
    fill(doc, known, audit([known], tools.rules) if config.audit else None)
    if config.ents:
        name_entities(doc)
    return doc


def displacy_options(spans: str = NAMES) -> dict[str, Any]:
    """Options for displaCy's styles `span` (of one group of `doc.spans`) and `ent`: the colours of the graph."""
    from pipeline import plugins
    from pipeline.graph import appearance
    from pipeline.schema import NAME_KINDS

    colours: dict[str, Mapping[str, Any]] = {kind: appearance.KINDS.get(kind, appearance.OTHER) for kind in NAME_KINDS}
    colours |= {"INDICATOR": appearance.KINDS["INDICATOR"], "COUNT": appearance.KINDS["CLASS"]}
    for rule in plugins.names("pipeline.rules"):
        colours[rule.partition("_")[0].upper()] = appearance.CONFLICT
    return {
        "spans_key": spans,
        "colors": {label: f"#{c['r']:02x}{c['g']:02x}{c['b']:02x}" for label, c in colours.items()},
    }


def _params(given: str | dict[str, Any] | None) -> tuple[settings.Params, Path]:
    """The settings, and the folder that their paths start from."""
    if isinstance(given, str):
        return settings.load(Path(given)), Path(given).parent
    return settings.made(given or {}, "params"), Path()


@cache
def _tools(config: Config) -> Tools:
    _use_tables(config)
    # Not before: what recognises is made of the lexicons when it is imported.
    from pipeline import learned, segmenters
    from pipeline.audit import enabled

    own = config.params
    return Tools(segmenters.load(own.segment.engine), learned.load(own.learned), enabled(own.audit.disabled))


def _use_tables(config: Config) -> None:
    from pipeline import lexicons

    folder, aliases = (
        config.base / name if name else None for name in (config.params.lexicons, config.params.linking.aliases)
    )
    if not folder and not aliases:
        return
    try:
        lexicons.use(folder, aliases)
    except RuntimeError as error:
        raise ParamsError(
            "词表已经读过，不能再换", hint="一个进程只能用一套词表，请在别的组件和提取之前加入这个组件"
        ) from error


# So that a DocBin can be read by a pipeline without the component; a name that is taken is no reason to stop others.
register()
Language.factory(
    "zhengce",
    default_config={"params": None, "audit": True, "ents": False},
    assigns=["doc.spans", "doc._.extract", "doc._.findings", "span._.record"],
    func=create,
)
