"""Learns planned or achieved from what is told of marked statements: a logistic regression, kept as plain numbers."""

import importlib
from collections.abc import Sequence
from types import ModuleType

from msgspec import Struct

from pipeline.errors import EngineError

STRENGTHS = (0.1, 0.3, 1.0)
"""Inverse strengths of the penalty, to choose from."""
CLEAR = (0, 500, 1000, 1500, 2000, 3000)
"""From how clear odds on the weights overrule the rules, to choose from; thousandths of log odds."""
# What is told of fewer statements of the training texts says nothing about others.
_RARE = 2


class Statement(Struct, frozen=True):
    """What is told of a statement; whether it is achieved by the gold, and by the rules."""

    told: tuple[str, ...]
    achieved: bool
    ruled: bool


class Right(Struct, frozen=True):
    """Shares of statements with the right status, in [0, 1]: by the rules, by the weights alone, by both."""

    rules: float
    alone: float
    both: float


def fit(statements: Sequence[Statement], strength: float) -> tuple[dict[str, int], int]:
    """The weights under which the gold's statuses are likeliest, kept small by a penalty (Hastie et al. 2009, 4.4.4).

    For each thing told, and before anything is, the log odds of a result, in thousandths.
    The sum is convex and the solver goes to its end, so that what is rounded is the same on every machine.
    Raises `EngineError` where scikit-learn is not installed or the statements have one status only.
    """
    if len({each.achieved for each in statements}) < 2:
        raise EngineError("训练文本的标注里没有两种状态的指标，学不出状态", hint="用 corpora/gold 那样的标注")
    table = _sklearn("feature_extraction.text").CountVectorizer(analyzer=tuple, min_df=_RARE, binary=True)
    rows = table.fit_transform([each.told for each in statements])
    model = _sklearn("linear_model").LogisticRegression(C=strength, solver="newton-cg", tol=1e-10, max_iter=1000)
    model.fit(rows, [each.achieved for each in statements])
    weights = zip(table.get_feature_names_out(), model.coef_[0], strict=True)
    told = {str(name): rounded for name, weight in weights if (rounded := round(1000 * float(weight)))}
    return told, round(1000 * float(model.intercept_[0]))


def right(statements: Sequence[Statement], odds: Sequence[int], sure: int) -> Right:
    """How many are right if odds from `sure` on, in either direction, overrule the rules.

    >>> right([Statement((), True, False), Statement((), False, False)], [900, 100], 500)
    Right(rules=0.5, alone=0.5, both=1.0)
    """
    rules = [each.ruled == each.achieved for each in statements]
    alone = [(by > 0) == each.achieved for each, by in zip(statements, odds, strict=True)]
    both = [b if abs(by) >= sure else a for a, b, by in zip(rules, alone, odds, strict=True)]
    return Right(*(round(sum(each) / max(1, len(each)), 4) for each in (rules, alone, both)))


def _sklearn(module: str) -> ModuleType:
    try:
        return importlib.import_module(f"sklearn.{module}")
    except ImportError as error:
        raise EngineError("没有安装 scikit-learn", hint="在项目文件夹里运行 pip install '.[pipeline]'") from error
