import shutil
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.exporters._witnesses import Saying
from pipeline.exporters.drawing import Drawing, Edge, Node
from pipeline.exporters.report import Report, build
from pipeline.schema import Block, Count, Document, Extract, Finding, Indicator, Mention, Span, Verdict

PLAN = """云川市未来产业规划
一、总体目标
到2030年，工业增加值突破1万亿元，比2025年增长40%左右，建成国家数字谷。
布局量子信息、生物制造、深海装备等7个未来产业。
| 指标 | 2030年 |
二、保障措施
统筹推进上述9个未来产业，建设绿色工厂家。
"""
NOTICE = """关于《云川市未来产业规划》的说明
规划提出布局7个未来产业。
"""
HOSTILE = [
    "<script>document.documentElement.dataset.pwned = 1</script>",
    "</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://a.b","c")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\x00\x07\x1b[31m\x7f\x85",
    "\u202e倒序\u2066",
    "\ud800半个\udfff",
    "\u2028换行\u2029",
    "**粗**_斜_`码`[链](http://a.b)![图](x)|竖|~~删~~<b>",
    "{{ 7 * 7 }}{% raw %}{0}",
    "# 标题",
    "\ufffe\uffff]]>&amp;&lt;",
    "私用\ue123\uf8ff，(cid:12)，\ufdd0\U0010ffff，\u200b\ufeff，𠀀\u0301",
    "长" * 100_000,
]


def blocks(text: str) -> tuple[Block, ...]:
    """A block a line: the first is the title, numbered lines are headings, lines with bars are rows."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        end = at + len(line.rstrip("\n"))
        if line.startswith("|"):
            bars = [at + i for i, character in enumerate(line) if character == "|"]
            cells = tuple((a + 1, b) for a, b in pairwise(bars))
            found.append(Block("row", at, end, table=1, cells=cells, header=True))
        elif at == 0:
            found.append(Block("title", at, end))
        elif line[1:2] == "、":
            found.append(Block("heading", at, end, level=1))
        else:
            found.append(Block("paragraph", at, end))
        at += len(line)
    return tuple(found)


def span(document: Document, words: str) -> Span:
    at = document.text.index(words)
    return document.span(at, at + len(words))


def place(document: Document, words: str) -> tuple[str, int, int, str]:
    found = span(document, words)
    return found.document, found.start, found.end, found.text


def _plan() -> Extract:
    document = Document("plans/云川.txt", PLAN, blocks(PLAN), title="云川市未来产业规划")
    value = span(document, "1万亿元")
    growth = span(document, "40%左右")
    where = place(document, "工业增加值突破1万亿元")
    slower = place(document, "工业增加值突破1万亿元，比2025年增长40%左右")
    return Extract(
        document,
        mentions=(
            Mention(*place(document, "云川市"), "PLACE", "PLACE:云川"),
            Mention(*place(document, "国家数字谷"), "CARRIER", "CARRIER:国家数字谷"),
            *(
                Mention(*place(document, name), "INDUSTRY", f"INDUSTRY:{name}")
                for name in ("量子信息", "生物制造", "深海装备")
            ),
        ),
        indicators=(
            Indicator(
                *where, "工业增加值", "1万亿元", value.start, value.end,
                Decimal("1E+12"), None, "元", False, "level", "2030", "target", "全市",
            ),
            Indicator(
                *slower, "工业增加值", "40%左右", growth.start, growth.end,
                Decimal("40.0"), Decimal("40.0"), "%", True, "growth", "2025-2030", "target",
            ),
            Indicator(
                *place(document, "建设绿色工厂家"), "绿色工厂", "", 0, 0, None, None, "家", False, "count", None,
                "target", lost=True,
            ),
        ),
        counts=(
            Count(
                *place(document, "7个未来产业"), Decimal(7), "未来产业", ("量子信息", "生物制造", "深海装备"),
            ),
            Count(*place(document, "9个未来产业"), Decimal(9), "未来产业"),
        ),
    )  # fmt: skip


def _notice() -> Extract:
    document = Document("plans/说明.txt", NOTICE, blocks(NOTICE))
    return Extract(
        document,
        mentions=(
            Mention(*place(document, "《云川市未来产业规划》"), "DOC", "DOC:云川市未来产业规划"),
            Mention(*place(document, "规划"), "DOC", "DOC:云川市未来产业规划"),
        ),
        counts=(Count(*place(document, "7个未来产业"), Decimal(7), "未来产业"),),
    )


RULES = (
    SimpleNamespace(
        code="CNT101",
        name="count_conflict",
        family="count-conflict",
        severity="error",
        versions=True,
        severities=("error", "warning"),
        manual="同一类事物前后数目不一。\n\n为何要紧：数目是规划的承诺。\n反例：7个……9个。\n正例：7个……7个。",
    ),
    SimpleNamespace(
        code="NUM101",
        name="lost_number",
        family="lost-number",
        severity="warning",
        versions=True,
        severities=("warning",),
        manual="数字缺失。",
    ),
)


@pytest.fixture(scope="session")
def extracts() -> tuple[Extract, ...]:
    return _notice(), _plan()


@pytest.fixture(scope="session")
def findings(extracts: tuple[Extract, ...]) -> tuple[Finding, ...]:
    notice, plan = (extract.document for extract in extracts)
    return (
        Finding(
            "NUM101-00000000000b", "NUM101", "lost-number", "warning", "“绿色工厂”的数量缺失",
            (span(plan, "绿色工厂家"),),
        ),
        Finding(
            "CNT101-00000000000a", "CNT101", "count-conflict", "error", "“未来产业”前后数目不一：7、9",
            (span(plan, "7个未来产业"), span(plan, "9个未来产业"), span(notice, "7个未来产业")),
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def report(extracts: tuple[Extract, ...], findings: tuple[Finding, ...]) -> Report:
    return build(
        extracts,
        findings,
        rules=RULES,
        versions={"zhengce": "0.1.0"},
        params={"segment.engine": "jieba"},
        skipped={"plans/扫描件.pdf": "没有文字层"},
    )


@pytest.fixture(scope="session")
def settled(extracts: tuple[Extract, ...], findings: tuple[Finding, ...]) -> Report:
    second, first = findings
    said = [
        replace(first, verdict="dismissed", why="范围|不同<b>"),
        replace(second, verdict="accepted", why="基线"),
    ]
    gone = Verdict("CNT101-0000000000ff", "confirmed", "已改", "“产业集群”前后不一", ("云川.txt",))
    return build(extracts, said, rules=RULES, skipped={"plans/扫描件.pdf": "没有文字层"}, stale=[gone])


def _hostile() -> Iterator[tuple[Extract, Finding]]:
    for number, words in enumerate(HOSTILE):
        text = f"{words}\n又一处：{words}。\n"
        middle = len(words) + 1
        name = words[:80]
        document = Document(
            f"坏/{number}-{name}.txt", text, (Block("title", 0, middle - 1), Block("paragraph", middle, len(text))),
            title=name, issuer=name,
        )  # fmt: skip
        whole = document.span(0, len(words))
        again = document.span(middle + 4, middle + 4 + len(words))
        here = (document.id, 0, len(words), words)
        extract = Extract(
            document,
            mentions=(Mention(*here, "INDUSTRY", f"INDUSTRY:{words}"),),
            indicators=(
                Indicator(*here, words, words, 0, 1, Decimal(1), None, words, False, "level", words, "target", words),
            ),
            counts=(Count(*here, Decimal(2), words, (words, words), True),),
        )
        yield extract, Finding(f"BAD{number}-{name}", "BAD101", "naming", "note", words, (whole, again))


@pytest.fixture(scope="session")
def hostile() -> Report:
    extracts, findings = zip(*_hostile(), strict=True)
    rule = SimpleNamespace(
        code="BAD101",
        name="bad",
        family="naming",
        severity="note",
        versions=True,
        severities=("note",),
        manual="<b>{0}</b>\n[x](y)\n" + HOSTILE[0],
    )
    said = {words[:50]: words[:50] for words in HOSTILE}
    return build(extracts, findings, rules=[rule], versions=said, params=said, skipped=said, drawing=_drawing(extracts))


def _drawing(extracts: tuple[Extract, ...]) -> Drawing:
    """Every hostile text as a node, a relation and a sentence, each joined to the next."""
    nodes = tuple(
        Node(words, words, number, -number, 9, "#d55e00", 2, 1, words, True, (f"BAD{number}-{words[:80]}",), (number,))
        for number, words in enumerate(HOSTILE)
    )
    edges = tuple(Edge(n, n + 1, 1.0, words, (n, n + 1)) for n, words in enumerate(HOSTILE[:-1]))
    sayings = tuple(Saying(extract.document.id, 1, words) for extract, words in zip(extracts, HOSTILE, strict=True))
    return Drawing(nodes, edges, sayings, len(nodes), len(edges), len(edges))


@pytest.fixture(scope="session")
def empty() -> Report:
    return build((), (), skipped={"扫描件.pdf": "没有文字层"})


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, which Playwright drives."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Any]:
    """Opens a file and sees that nothing complains on the console and nothing but the file is asked for."""
    seen: list[str] = []
    contexts = []

    def open_file(path: Path, width: int = 1600, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 1000}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("request", lambda request: request.url.startswith(("file:", "blob:")) or seen.append(request.url))
        page.goto(path.as_uri())
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready=true]")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert seen == []
