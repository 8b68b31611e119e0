"""docs/spacy.ipynb does what it shows, and the code in docs/spacy.md runs.

Its cells run in order in one namespace, as they stand, and must print what the file says they print. Not through
nbclient: that needs ipykernel and a dozen more packages, sockets and a second process, and then compares nothing.
"""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[1] / "docs/spacy.ipynb"
PAGE = NOTEBOOK.with_suffix(".md")
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
    told.append([printed.getvalue(), value if isinstance(value, str) else None])
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


def ran(cells: list[str], folder: Path) -> list[tuple[str, str | None]]:
    """What each cell printed, and the value of its last line where it is a text."""
    pytest.importorskip("spacy", reason="spaCy is not installed")
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps(cells),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(NOTEBOOK.parents[1]), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(printed, value) for printed, value in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str | None]]:
    return ran([source(cell) for cell in CELLS], tmp_path_factory.mktemp("elsewhere"))


@pytest.mark.parametrize("number", range(len(CELLS)))
def test_a_cell_tells_what_the_notebook_shows(told: list[tuple[str, str | None]], number: int) -> None:
    printed, value = told[number]
    assert printed == stored(CELLS[number], "stream")
    if value is None:
        assert not stored(CELLS[number], "display_data")
    else:
        assert value.strip() in stored(CELLS[number], "display_data")


def test_every_cell_shows_something() -> None:
    assert {output["output_type"] for cell in CELLS for output in cell["outputs"]} == {"stream", "display_data"}
    assert all(cell["outputs"] for cell in CELLS)
    assert all(ast.parse(source(cell)).body for cell in CELLS)


def test_the_code_of_the_page_runs(tmp_path: Path) -> None:
    # What a reader has installed finds the component by itself; here an older installation might not.
    cells = ["import pipeline.spacy_pipe", *re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)]
    told = ran(cells, tmp_path)
    assert len(told) == 5
    assert "区块链 INDUSTRY INDUSTRY:区块链" in told[1][0]
    assert "CNT101" in told[1][0]
