"""The real readers of graph files, outside Python: what they say of a file. Without them a test skips with a reason."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "tests" / "importers"
FOLDER = ROOT / "build" / "importers"
INSTALL = "run tests/importers/install.sh"

Told = dict[str, Any]


def graphology(paths: Sequence[Path]) -> list[Told]:
    """`issues, nodes, edges` of each GEXF file, as graphology-gexf reads it."""
    return _node("graphology-gexf", "read_gexf.mjs", paths)


def cytoscape(paths: Sequence[Path]) -> list[Told]:
    """`issues, nodes, edges` of each .cyjs file, as cytoscape.js draws it."""
    return _node("cytoscape", "read_cyjs.mjs", paths)


def gephi(groups: Sequence[Sequence[Path]], *, scale: bool = False) -> list[Told]:
    """What Gephi's importers make of each group of files that belong together (`tests/importers/ReadGraphs.java`)."""
    java, jars = shutil.which("java"), sorted(FOLDER.glob("gephi-toolkit-*-all.jar"))
    if java is None or shutil.which("javac") is None:
        pytest.skip("no JDK: Gephi's importer cannot run")
    if not jars:
        pytest.skip(f"Gephi's toolkit is not installed: {INSTALL}")
    arguments = [os.pathsep.join(map(str, group)) for group in groups]
    # A folder of its own: the toolkit keeps caches where it thinks a desktop program is installed.
    options = ["-Djava.awt.headless=true", f"-Dscale={str(scale).lower()}", f"-Dnetbeans.user={FOLDER / 'netbeans'}"]
    done = _run([java, *options, "-cp", str(jars[0]), str(SCRIPTS / "ReadGraphs.java"), *arguments])
    loud = [line for line in done.stderr.splitlines() if line.startswith(("WARNING", "SEVERE"))]
    assert not loud, loud
    return _lines(done.stdout)


def _node(package: str, script: str, paths: Sequence[Path]) -> list[Told]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node")
    if not (FOLDER / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not installed: {INSTALL}")
    done = _run([node, str(SCRIPTS / script), str(FOLDER), *map(str, paths)])
    assert not done.stderr
    return _lines(done.stdout)


def _lines(text: str) -> list[Told]:
    # Not `splitlines`: a name may hold one of the breaks that JSON leaves as they are.
    return [json.loads(line) for line in text.split("\n") if line]


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    return done
