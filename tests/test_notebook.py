"""docs/spacy.ipynb does what it shows.

Its cells run in order in one namespace, as they stand, and must print what the file says they print. Not through
nbclient: that needs ipykernel and a dozen more packages, sockets and a second process, and then compares nothing.
"""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[1] / "docs/spacy.ipynb"
CELLS = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
# One process for all cells, and none of ours: what a reader's first cell sees.
RUN = """
import ast, contextlib, io, json, sys
space, told = {}, []
for source in json.load(sys.stdin):
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, "cell", "exec"), space)
        value = last and eval(compile(ast.Expression(last.value), "cell", "eval"), space)
    told.append([printed.getvalue(), value])
json.dump(told, sys.stdout)
"""


def source(cell: dict[str, list[str]]) -> str:
    return "".join(cell["source"])


def stored(cell: dict[str, list[dict[str, str | dict[str, list[str]]]]], kind: str) -> str:
    found = [output for output in cell["outputs"] if output["output_type"] == kind]
    return "".join(
        "".join(output["text"] if kind == "stream" else output["data"]["text/html"])  # type: ignore[index]
        for output in found
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str | None]]:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    environment = os.environ | {"PYTHONPATH": str(NOTEBOOK.parents[1]), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps([source(cell) for cell in CELLS]),
        cwd=tmp_path_factory.mktemp("elsewhere"),
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(printed, value) for printed, value in json.loads(done.stdout)]


@pytest.mark.parametrize("number", range(len(CELLS)))
def test_a_cell_tells_what_the_notebook_shows(told: list[tuple[str, str | None]], number: int) -> None:
    printed, value = told[number]
    assert printed == stored(CELLS[number], "stream")
    if value is None:
        assert not stored(CELLS[number], "display_data")
    else:
        assert value.strip() in stored(CELLS[number], "display_data")


def test_every_cell_shows_something() -> None:
    assert all(cell["outputs"] for cell in CELLS)
    assert all(ast.parse(source(cell)).body for cell in CELLS)
