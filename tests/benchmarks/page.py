"""How quickly a big report opens and answers a filter: `python tests/benchmarks/page.py [TEXTS [AUDIT.HTML]]`.

Without a page one is made first: TEXTS texts (300), each of 40 paragraphs drawn from the project's corpus and of ten
sentences that lost a number or give one class another. Needs chromium and playwright. Times are until the next frame.
"""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from pipeline.params import Params
from pipeline.run import run

CORPUS = Path(__file__).parents[2] / "corpora/raw"
TIMED = """async (act) => {
  const start = performance.now();
  eval(act);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return Math.round(performance.now() - start);
}"""
CHOOSE = """(() => {{ const field = document.querySelector("form[data-filters={}] [name={}]"); field.value = "{}";
  field.dispatchEvent(new Event("input", {{ bubbles: true }})); }})()"""
FILTERS = [
    ("findings", "finding", "severity", "error"),
    ("findings", "finding", "rule", "NUM101"),
    ("findings", "finding", "documents", "17"),
    ("findings", "finding", "words", "数字"),
    ("indicators", "indicator", "status", "target"),
    ("indicators", "indicator", "words", "工业"),
    ("names", "name", "words", "产业"),
]


def write_texts(folder: Path, number: int) -> None:
    """Texts that are like the corpus, with the same faults every time."""
    dice = random.Random(11)
    lines = [line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text("utf-8", "ignore").splitlines()]
    paragraphs = [line for line in lines if 60 < len(line) < 400]
    for text in range(number):
        said = [f"云岫市{2000 + text % 25}年政府工作报告（第{text}号）"]
        for order, paragraph in enumerate(dice.sample(paragraphs, 40)):
            said.append(paragraph)
            if order % 4 == 0:
                said.append(f"前瞻布局第{text}号{dice.randint(3, 19)}个未来产业方向。到年，建设绿色工厂家。")
        (folder / f"{text:03}.txt").write_text("\n\n".join(said) + "\n", "utf-8")


def measure(path: Path, browser: Any) -> None:
    """Open the page three times, then go through the filters."""
    print(f"{path.stat().st_size / 1e6:.1f} MB")
    for _ in range(3):
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        start = time.perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready=true]")
        print(f"open {time.perf_counter() - start:.2f} s")
    for section, form, field, value in FILTERS:
        page.evaluate(f"location.hash = '{section}'")
        page.wait_for_timeout(1500)
        times = [page.evaluate(TIMED, CHOOSE.format(form, field, chosen)) for chosen in (value, "", value, "")]
        print(f"{form}.{field} = {value}: {times} ms")


def main(number: int = 300, made: str = "") -> None:
    """Measure a page, making it first where none is given."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        if not made:
            texts, out = Path(folder) / "texts", Path(folder) / "out"
            texts.mkdir()
            write_texts(texts, number)
            run([texts], out, Params(), print, out / "verdicts.csv")
            made = str(out / "audit.html")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        measure(Path(made).resolve(), browser)
        browser.close()


if __name__ == "__main__":
    main(*(int(each) if each.isdigit() else each for each in sys.argv[1:]))  # type: ignore[arg-type]
