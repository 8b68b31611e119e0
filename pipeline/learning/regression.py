"""Learns yes or no from what is told of marked cases: a logistic regression, kept as plain numbers."""

import importlib
from collections.abc import Sequence
from types import ModuleType

from pipeline.errors import EngineError
from pipeline.weights import Weights

STRENGTHS = (0.1, 0.3, 1.0)
"""Inverse strengths of the penalty, to choose from."""
# What is told of fewer cases of the training texts says nothing about others.
_RARE = 2


def fit(told: Sequence[tuple[str, ...]], answers: Sequence[bool], strength: float) -> Weights:
    """The weights under which the gold's answers are likeliest, kept small by a penalty (Hastie et al. 2009, 4.4.4).

    The sum is convex and the solver goes to its end, so that what is rounded is the same on every machine.
    Raises `EngineError` where scikit-learn is not installed or there is one answer only.
    """
    if len(set(answers)) < 2:
        raise EngineError("训练文本的标注只有一种答案，学不出分别", hint="用 corpora/gold 那样的标注")
    table = _sklearn("feature_extraction.text").CountVectorizer(analyzer=tuple, min_df=_RARE, binary=True)
    rows = table.fit_transform(told)
    model = _sklearn("linear_model").LogisticRegression(C=strength, solver="newton-cg", tol=1e-10, max_iter=1000)
    model.fit(rows, answers)
    weights = zip(table.get_feature_names_out(), model.coef_[0], strict=True)
    return Weights(
        {str(name): rounded for name, weight in weights if (rounded := round(1000 * float(weight)))},
        round(1000 * float(model.intercept_[0])),
    )


def _sklearn(module: str) -> ModuleType:
    try:
        return importlib.import_module(f"sklearn.{module}")
    except ImportError as error:
        raise EngineError("没有安装 scikit-learn", hint="在项目文件夹里运行 pip install '.[pipeline]'") from error
