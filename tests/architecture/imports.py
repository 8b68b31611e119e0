"""What a stage really imports, plugins included, as the rooms (folders) and files that dvc.yaml should name."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def imported(module: str) -> frozenset[str]:
    """The modules of ours that a module imports, itself or through others; a discovered folder stands for its files."""
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in seen or file_of(name) is None:
            continue
        seen.add(name)
        waiting.extend(_direct(name))
    return frozenset(seen)


def file_of(module: str) -> Path | None:
    base = ROOT.joinpath(*module.split("."))
    if base.with_suffix(".py").is_file():
        return base.with_suffix(".py")
    return base / "__init__.py" if (base / "__init__.py").is_file() else None


def _direct(module: str) -> list[str]:
    path = file_of(module)
    assert path is not None
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names if alias.name.startswith("pipeline"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline"):
            found.append(str(node.module))
            found.extend(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("pipeline."):
            # plugins.discover("pipeline.rules"): every file of the folder.
            folder = ROOT.joinpath(*node.value.split("."))
            found.extend(f"{node.value}.{file.stem}" for file in sorted(folder.glob("*.py")))
    return [name for name in found if "{" not in name]


def rooms(module: str) -> frozenset[str]:
    """The closure as dvc.yaml names it: a room by its folder, a single file by its path."""
    found = set()
    for name in imported(module):
        path = file_of(name)
        assert path is not None
        parts = path.relative_to(ROOT).parts
        if parts[1] == "stages":
            if path.name != "__init__.py":
                found.add("/".join(parts))
        elif len(parts) > 2:
            found.add("/".join(parts[:2]))
        elif path.name != "__init__.py":
            found.add("/".join(parts))
    return frozenset(found)


if __name__ == "__main__":
    for stage in sorted((ROOT / "pipeline/stages").glob("[a-z]*.py")):
        print(stage.stem, *sorted(rooms(f"pipeline.stages.{stage.stem}")), sep="\n      - ")
