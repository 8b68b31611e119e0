"""A file in a folder is a plugin: found by looking, ordered by what it says it comes after."""

import importlib
import pkgutil
from graphlib import CycleError, TopologicalSorter
from types import ModuleType

from pipeline.errors import EngineError


def names(package: str) -> tuple[str, ...]:
    """The plugin files of a package, sorted; a file whose name begins with `_` is none."""
    folder = importlib.import_module(package)
    return tuple(sorted(m.name for m in pkgutil.iter_modules(folder.__path__) if not m.name.startswith("_")))


def load(package: str, name: str, *, offers: str) -> ModuleType:
    """One plugin by name, seen to offer the function its room is about."""
    known = names(package)
    if name not in known:
        raise EngineError(f"{package} 中没有 {name}", hint=f"可用：{'、'.join(known)}")
    module = importlib.import_module(f"{package}.{name}")
    if not hasattr(module, offers):
        raise EngineError(f"{package}.{name} 没有函数 {offers}", hint="每个插件文件都要提供它")
    return module


def discover(package: str, *, offers: str) -> tuple[ModuleType, ...]:
    """All plugins of a package that offer a function, each after those it names in `AFTER`, else by name."""
    modules = {
        name: module
        for name in names(package)
        if hasattr(module := importlib.import_module(f"{package}.{name}"), offers)
    }
    sorter = TopologicalSorter({name: sorted(getattr(module, "AFTER", ())) for name, module in modules.items()})
    try:
        order = tuple(sorter.static_order())
    except CycleError as error:
        raise EngineError(f"{package} 的插件互为先后：{error.args[1]}") from error
    return tuple(modules[name] for name in order if name in modules)
