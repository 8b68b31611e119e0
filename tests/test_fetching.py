"""Fetching against a real server on the loopback; only the clock is made up, so nobody waits."""

import gzip
import json
import os
import shutil
import signal
import ssl
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from loopback import HTML, Reply, Site, site
from shell import COMMAND, zhengce
from test_formats import fields, first

from pipeline.errors import RecordError
from pipeline.fetching import Outcome, fetch, transport
from pipeline.fetching.patience import AGENT, Manners
from pipeline.fetching.store import Page
from pipeline.fetching.transport import Limits

REPORT = "云岫市2025年政府工作报告。全市地区生产总值达到2100亿元，增长5.3%。布局量子信息、低空经济两个未来产业。"
PAGE = f"<html><head><title>报告</title></head><body><p>{REPORT}</p><img src='/x.png'></body></html>".encode()
GBK = f"<html><head><meta charset=gbk></head><body><p>{REPORT.replace('云岫', '沧岭')}</p></body></html>".encode("gbk")
LIMITS = Limits(most_bytes=100_000, allow_private=True)
EAGER = Manners(limits=LIMITS)


class Clock:
    """Time that passes while one sleeps and at no other time."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def yunxiu() -> Iterator[Site]:
    with site() as made:
        made.pages["/a.html"] = Reply(PAGE)
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pages"


def had(
    urls: list[str], folder: Path, clock: Clock, manners: Manners = EAGER, *, again: bool = False
) -> dict[str, Outcome]:
    found = fetch(urls, folder, manners, again=again, clock=clock, sleep=clock.sleep)
    return {outcome.asked: outcome for outcome in found}


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "fetched.jsonl").read_text("utf-8").splitlines()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def only(yunxiu: Site, path: str, folder: Path, clock: Clock, manners: Manners = EAGER) -> Outcome:
    return had([yunxiu.url(path)], folder, clock, manners)[yunxiu.url(path)]


def test_a_page_is_kept_byte_for_byte_with_where_and_when(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/gbk.html"] = Reply(GBK, headers={"Content-Type": "text/html; charset=gbk", "ETag": '"1"'})
    outcome = only(yunxiu, "/gbk.html", folder, clock)
    assert outcome.state == "stored"
    assert outcome.page
    assert (folder / outcome.page.file).read_bytes() == GBK
    (line,) = lines(folder)
    assert (line["asked"], line["address"]) == (yunxiu.url("/gbk.html"), yunxiu.url("/gbk.html"))
    assert (line["status"], line["file"], line["bytes"], line["via"]) == (200, outcome.page.file, len(GBK), [])
    assert ["Content-Type", "text/html; charset=gbk"] in line["headers"]  # type: ignore[operator]
    assert abs(datetime.now(UTC) - datetime.fromisoformat(str(line["time"]))) < timedelta(days=1)


def test_the_page_of_formats_names_what_a_line_holds(yunxiu: Site, folder: Path, clock: Clock) -> None:
    only(yunxiu, "/a.html", folder, clock)
    assert first("zhengce fetch") == fields(Page) == list(lines(folder)[0])


def test_who_asks_says_so_and_asks_for_nothing_else(yunxiu: Site, folder: Path, clock: Clock) -> None:
    only(yunxiu, "/a.html", folder, clock)
    assert yunxiu.paths() == ["/robots.txt", "/a.html"]
    assert {headers["user-agent"] for _, headers in yunxiu.asked} == {AGENT}
    assert AGENT.startswith("zhengce/")
    assert not {"cookie", "referer"} & {key for _, headers in yunxiu.asked for key in headers}


def test_redirects_are_followed_and_written_down(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/old"] = Reply(status=301, headers={"Location": "/older"})
    yunxiu.pages["/older"] = Reply(status=302, headers={"Location": yunxiu.url("/a.html", "localhost") + "#x"})
    outcome = only(yunxiu, "/old", folder, clock)
    assert outcome.page
    assert outcome.page.address == yunxiu.url("/a.html", "localhost")
    assert outcome.page.via == (yunxiu.url("/old"), yunxiu.url("/older"))
    # The other host is asked what it allows as well.
    assert yunxiu.paths() == ["/robots.txt", "/old", "/older", "/robots.txt", "/a.html"]


@pytest.mark.parametrize(
    ("location", "told"),
    [("/loop", "转了 5 次"), ("ftp://yunxiu.example/a", "不是 http 或 https"), ("file:///etc/passwd", "不是 http"),
     ("http://a..b/", "不是网址")],
)  # fmt: skip
def test_redirects_that_lead_nowhere(yunxiu: Site, folder: Path, clock: Clock, location: str, told: str) -> None:
    yunxiu.pages["/loop"] = Reply(status=302, headers={"Location": location})
    outcome = only(yunxiu, "/loop", folder, clock)
    assert (outcome.state, told in outcome.reason) == ("failed", True), outcome.reason
    assert names(folder) == ["fetched.jsonl"]


def test_robots_are_obeyed_after_a_redirect_too(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /secret")
    yunxiu.pages["/open"] = Reply(status=302, headers={"Location": "/secret"})
    found = had([yunxiu.url("/secret"), yunxiu.url("/open"), yunxiu.url("/a.html")], folder, clock)
    assert [each.state for each in found.values()] == ["failed", "failed", "stored"]
    assert "robots.txt 不许" in found[yunxiu.url("/open")].reason
    assert "/secret" not in yunxiu.paths()


@pytest.mark.parametrize(("status", "state"), [(404, "stored"), (403, "stored"), (503, "failed"), (429, "failed")])
def test_robots_that_cannot_be_had(yunxiu: Site, folder: Path, clock: Clock, status: int, state: str) -> None:
    yunxiu.pages["/robots.txt"] = Reply(status=status)
    assert only(yunxiu, "/a.html", folder, clock).state == state


@pytest.mark.parametrize(
    ("delay", "robots", "slept"),
    [
        (2.0, b"", [2.0, 2.0]),
        (0.0, b"", [1.0, 1.0]),
        (2.0, b"User-agent: *\nCrawl-delay: 7", [7.0, 7.0]),
        (9.0, b"User-agent: *\nCrawl-delay: 7", [9.0, 9.0]),
    ],
)
def test_a_host_has_its_pauses(
    yunxiu: Site, folder: Path, clock: Clock, delay: float, robots: bytes, slept: list[float]
) -> None:
    yunxiu.pages |= {"/robots.txt": Reply(robots), "/b.html": Reply(PAGE)}
    had([yunxiu.url("/a.html"), yunxiu.url("/b.html")], folder, clock, EAGER._replace(delay=delay))
    assert clock.slept == slept


def test_a_pause_that_nobody_waits_for(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 86400")
    outcome = only(yunxiu, "/a.html", folder, clock)
    assert (outcome.state, "要求 86400 秒后再来" in outcome.reason, clock.slept) == ("failed", True, [])


def test_hosts_take_turns_and_wait_for_themselves_only(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/b.html"] = Reply(PAGE)
    urls = [yunxiu.url(path, host) for host in ("127.0.0.1", "localhost") for path in ("/a.html", "/b.html")]
    assert {each.state for each in had(urls, folder, clock).values()} == {"stored"}
    pages = [path for path in yunxiu.paths() if path != "/robots.txt"]
    assert pages == ["/a.html", "/a.html", "/b.html", "/b.html"]
    # The second host's pauses pass while the first one's do: no clock moves but by sleeping.
    assert sum(clock.slept) < 8


@pytest.mark.parametrize(
    ("status", "told"), [(404, "没有这一页"), (403, "网站不让取"), (412, "只让浏览器看"), (418, "状态 418")]
)
def test_what_the_server_refuses_is_not_asked_again(
    yunxiu: Site, folder: Path, clock: Clock, status: int, told: str
) -> None:
    yunxiu.pages["/no"] = Reply(b"<p>no</p>", status=status)
    outcome = only(yunxiu, "/no", folder, clock)
    assert (outcome.state, told in outcome.reason) == ("failed", True), outcome.reason
    assert yunxiu.paths().count("/no") == 1
    assert names(folder) == ["fetched.jsonl"]


def test_trouble_of_a_server_may_pass(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/b.html"] = [Reply(status=500), Reply(status=503), Reply(PAGE)]
    assert only(yunxiu, "/b.html", folder, clock).state == "stored"
    assert clock.slept == [2.0, 4.0, 8.0]


def test_trouble_that_stays_is_told(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/b.html"] = Reply(status=500)
    outcome = only(yunxiu, "/b.html", folder, clock)
    assert (outcome.state, outcome.reason) == ("failed", "服务器出错（状态 500）；过一会儿再取一遍")
    assert yunxiu.paths().count("/b.html") == 3


def test_retry_after_is_waited_for(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/b.html"] = [Reply(status=503, headers={"Retry-After": "60"}), Reply(PAGE)]
    assert only(yunxiu, "/b.html", folder, clock).state == "stored"
    assert clock.slept == [2.0, 60.0]


def test_retry_after_as_a_time(yunxiu: Site, folder: Path, clock: Clock) -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
    yunxiu.pages["/b.html"] = Reply(status=429, headers={"Retry-After": then})
    outcome = only(yunxiu, "/b.html", folder, clock)
    assert (outcome.state, "秒后再来，没有等" in outcome.reason, clock.slept) == ("failed", True, [2.0])


@pytest.mark.parametrize("said", ["soon", "-5", "9" * 40, "Mon, 99 Foo"])
def test_a_retry_after_that_says_nothing(yunxiu: Site, folder: Path, clock: Clock, said: str) -> None:
    yunxiu.pages["/b.html"] = [Reply(status=503, headers={"Retry-After": said}), Reply(PAGE)]
    assert only(yunxiu, "/b.html", folder, clock).state == "stored"


def test_half_a_body_is_no_page(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/b.html"] = [Reply(PAGE, whole=len(PAGE) + 9), Reply(PAGE)]
    assert only(yunxiu, "/b.html", folder, clock).state == "stored"
    yunxiu.pages["/c.html"] = Reply(PAGE, whole=len(PAGE) + 9)
    outcome = only(yunxiu, "/c.html", folder, clock)
    assert (outcome.state, "传到一半断了" in outcome.reason) == ("failed", True), outcome.reason
    assert len(names(folder)) == 2


def _chunk(handler: BaseHTTPRequestHandler, piece: bytes) -> None:
    handler.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")


def _broken_chunks(_: Site, handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    _chunk(handler, PAGE)


def _endless(yunxiu: Site, handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
    while not yunxiu.over.wait(0.02):
        handler.wfile.write("云".encode())


def _endless_head(yunxiu: Site, handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not yunxiu.over.wait(0.02):
        handler.wfile.write(b"x")


def _silent(yunxiu: Site, _: BaseHTTPRequestHandler) -> None:
    yunxiu.over.wait()


def _rubbish(_: Site, handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff\r\n\r\n")


def _nothing(*_: object) -> None: ...


@pytest.mark.parametrize(
    ("answering", "limits", "told"),
    [
        (_broken_chunks, LIMITS, "传到一半断了"),
        (_endless, LIMITS._replace(longest=0.3), "还没有传完"),
        (_endless_head, LIMITS._replace(longest=0.3), "还没有传完"),
        (_endless, LIMITS._replace(most_bytes=50), "内容超过"),
        (_silent, LIMITS._replace(silence=0.1), "没有回应"),
        (_rubbish, LIMITS, "不合 HTTP"),
        (_nothing, LIMITS, "连接断了"),
    ],
)
def test_a_server_that_misbehaves(yunxiu, folder, clock, answering, limits, told) -> None:  # type: ignore[no-untyped-def]
    yunxiu.pages["/b.html"] = answering
    outcome = only(yunxiu, "/b.html", folder, clock, EAGER._replace(limits=limits))
    assert (outcome.state, told in outcome.reason) == ("failed", True), outcome.reason
    assert names(folder) == ["fetched.jsonl"]


def test_what_is_too_large_is_not_even_read(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/b.html"] = Reply(b"x", whole=10**12)
    assert "内容超过" in only(yunxiu, "/b.html", folder, clock).reason


@pytest.mark.parametrize(
    ("body", "encoding", "told"),
    [
        (gzip.compress(PAGE), "gzip", ""),
        (gzip.compress(PAGE)[:-9], "gzip", "传到一半断了"),
        (gzip.compress(b"0" * 10**6), "gzip", "内容超过"),
        (PAGE, "gzip", "压缩的内容坏了"),
        (PAGE, "br", "没有请求的压缩"),
    ],
)
def test_compression_that_nobody_asked_for(yunxiu, folder, clock, body, encoding, told) -> None:  # type: ignore[no-untyped-def]
    yunxiu.pages["/b.html"] = Reply(body, headers=HTML | {"Content-Encoding": encoding})
    outcome = only(yunxiu, "/b.html", folder, clock)
    if told:
        assert (outcome.state, told in outcome.reason) == ("failed", True), outcome.reason
    else:
        assert outcome.page
        assert (folder / outcome.page.file).read_bytes() == PAGE


def test_an_empty_page_is_none(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/b.html"] = Reply(b"")
    assert "内容是空的" in only(yunxiu, "/b.html", folder, clock).reason


def test_a_host_that_is_gone_is_let_be(yunxiu: Site, folder: Path, clock: Clock) -> None:
    paths = [f"/{number}.html" for number in range(6)]
    yunxiu.pages |= dict.fromkeys(paths, _nothing)
    found = had([yunxiu.url(path) for path in paths], folder, clock)
    assert {each.state for each in found.values()} == {"failed"}
    assert len(yunxiu.asked) == 1 + 3 * 3
    with site() as other:
        dead = other.url("/")
    assert "拒绝连接" in had([dead], folder, clock)[dead].reason


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0.0.0.0"])
def test_this_machine_is_no_place_to_fetch_from(yunxiu: Site, folder: Path, clock: Clock, host: str) -> None:
    url = yunxiu.url("/a.html", host)
    outcome = had([url], folder, clock, Manners())[url]
    assert (outcome.state, "--allow-private" in outcome.reason or "查不到主机" in outcome.reason) == ("failed", True)
    assert yunxiu.asked == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for localhost and its key, in one file."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("openssl makes the certificate, and is not there")
    key, made = tmp_path / "key.pem", tmp_path / "made.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost".split()
    subprocess.run([openssl, *words, "-keyout", str(key), "-out", str(made)], check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + key.read_bytes())
    return made


@pytest.fixture
def secured(certificate: Path) -> Iterator[Site]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with site(tls) as made:
        made.pages |= {"/a.html": Reply(PAGE), "/endless": _endless, "/half": _broken_chunks}
        yield made


def test_a_certificate_that_nobody_vouches_for_is_refused(secured: Site, folder: Path, clock: Clock) -> None:
    url = secured.url("/a.html", "localhost").replace("http:", "https:")
    outcome = had([url], folder, clock)[url]
    assert (outcome.state, "证书不可信" in outcome.reason, secured.asked) == ("failed", True, []), outcome.reason


def test_pages_of_a_trusted_site(
    secured: Site, certificate: Path, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    transport._trust.cache_clear()
    urls = [secured.url(path, "localhost").replace("http:", "https:") for path in ("/a.html", "/endless", "/half")]
    urls.append(secured.url("/a.html").replace("http:", "https:"))
    found = list(had(urls, folder, clock, EAGER._replace(limits=LIMITS._replace(longest=0.5))).values())
    monkeypatch.undo()
    transport._trust.cache_clear()
    assert sorted(each.state for each in found) == ["failed", "failed", "failed", "stored"], found
    reasons = " ".join(each.reason for each in found)
    assert all(told in reasons for told in ("还没有传完", "传到一半断了", "证书不可信")), reasons


def test_two_at_once_on_one_folder_do_not_harm_each_other(yunxiu: Site, folder: Path) -> None:
    paths = [f"/{number}.html" for number in range(20)]
    yunxiu.pages |= dict.fromkeys(paths, Reply(PAGE))
    urls = [yunxiu.url(path) for path in paths]
    with ThreadPoolExecutor(2) as both:
        found = list(both.map(lambda _: had(urls, folder, Clock()), range(2)))
    assert {each.state for run in found for each in run.values()} <= {"stored", "there"}
    assert {str(line["asked"]) for line in lines(folder)} == set(urls)
    assert len(names(folder)) == len(urls) + 1
    assert {each.state for each in had(urls, folder, Clock()).values()} == {"there"}


def test_what_is_there_is_not_fetched_again(yunxiu: Site, folder: Path, clock: Clock) -> None:
    first = only(yunxiu, "/a.html", folder, clock)
    asked = len(yunxiu.asked)
    assert only(yunxiu, "/a.html", folder, clock) == first._replace(state="there")
    assert len(yunxiu.asked) == asked
    assert first.page
    (folder / first.page.file).write_bytes(b"half")
    assert only(yunxiu, "/a.html", folder, clock).state == "stored"
    assert (folder / first.page.file).read_bytes() == PAGE


def test_again_asks_whether_it_has_changed(yunxiu: Site, folder: Path, clock: Clock) -> None:
    marks = {"ETag": '"7"', "Last-Modified": "Mon, 06 Jan 2025 08:00:00 GMT"}
    new = Reply(b"%PDF-1.7 ...", headers={"Content-Type": "application/pdf"})
    yunxiu.pages["/b"] = [Reply(PAGE, headers=HTML | marks), Reply(status=304, headers={}), new]
    url = yunxiu.url("/b")
    first = had([url], folder, clock)[url]
    second = had([url], folder, clock, again=True)[url]
    asked = yunxiu.asked[-1][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == (marks["ETag"], marks["Last-Modified"])
    assert first.page
    assert second.page
    assert (second.state, second.page.status, second.page.etag) == ("unchanged", 304, '"7"')
    assert (second.page.sha256, second.page.file) == (first.page.sha256, first.page.file)
    assert (folder / first.page.file).read_bytes() == PAGE
    third = had([url], folder, clock, again=True)[url]
    assert third.page
    assert (third.state, third.page.file[-4:]) == ("stored", ".pdf")
    assert names(folder) == sorted(["fetched.jsonl", third.page.file])
    assert [line["status"] for line in lines(folder)] == [200, 304, 200]


def test_a_page_that_is_gone_by_now_stays(yunxiu: Site, folder: Path, clock: Clock) -> None:
    yunxiu.pages["/b.html"] = [Reply(PAGE), Reply(status=404)]
    url = yunxiu.url("/b.html")
    had([url], folder, clock)
    assert had([url], folder, clock, again=True)[url].state == "failed"
    assert had([url], folder, clock)[url].state == "there"


def test_addresses_that_read_alike_have_a_file_each(yunxiu: Site, folder: Path, clock: Clock) -> None:
    paths = [
        "/a?b",
        "/a/b",
        "/A/b",
        "/a-b",
        "/a/b/",
        "/a/b.html",
        "/%E5%85%AC/con",
        "/..%2F..%2Fetc/passwd",
        f"/{'a' * 900}",
    ]
    yunxiu.pages |= {path: Reply(PAGE + str(number).encode()) for number, path in enumerate(paths)}
    found = had([yunxiu.url(path) for path in paths], folder, clock)
    assert {each.state for each in found.values()} == {"stored"}
    assert len({name.lower() for name in names(folder)}) == len(paths) + 1
    for number, path in enumerate(paths):
        page = found[yunxiu.url(path)].page
        assert page
        assert (folder / page.file).read_bytes() == PAGE + str(number).encode()


def test_a_line_without_its_end_is_taken_away_and_its_page_fetched_again(
    yunxiu: Site, folder: Path, clock: Clock
) -> None:
    yunxiu.pages["/b.html"] = Reply(PAGE)
    urls = [yunxiu.url("/a.html"), yunxiu.url("/b.html")]
    had(urls, folder, clock)
    log = folder / "fetched.jsonl"
    log.write_bytes(log.read_bytes()[:-20])
    assert [each.state for each in had(urls, folder, clock).values()] == ["there", "stored"]
    assert len(lines(folder)) == 2


@pytest.mark.parametrize("change", [('"file":"', '"file":"../'), ("{", "[")])
def test_a_damaged_line_is_named(yunxiu: Site, folder: Path, clock: Clock, change: tuple[str, str]) -> None:
    only(yunxiu, "/a.html", folder, clock)
    log = folder / "fetched.jsonl"
    log.write_text(log.read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(RecordError, match="第1行"):
        only(yunxiu, "/a.html", folder, clock)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_killed_in_the_middle_it_leaves_nothing_by_halves(yunxiu: Site, folder: Path, clock: Clock) -> None:
    def dying(_: Site, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(PAGE)}\r\n\r\n".encode() + PAGE[:50])
        os.kill(process.pid, signal.SIGKILL)

    yunxiu.pages["/b.html"] = dying
    urls = [yunxiu.url("/a.html"), yunxiu.url("/b.html")]
    words = ["fetch", *urls, "--out", str(folder), "--allow-private", "--delay", "1"]
    process = subprocess.Popen([*COMMAND, *words])
    assert process.wait() == -signal.SIGKILL
    assert len(names(folder)) == 2
    assert len(lines(folder)) == 1
    yunxiu.pages["/b.html"] = Reply(PAGE)
    assert [each.state for each in had(urls, folder, clock).values()] == ["there", "stored"]


def test_as_a_shell_sees_it_and_run_reads_what_was_stored(yunxiu: Site, tmp_path: Path) -> None:
    yunxiu.pages["/gbk.html"] = Reply(GBK, headers={"Content-Type": "text/html"})
    (tmp_path / "网址.txt").write_text(f"# 两页\n\n{yunxiu.url('/gbk.html')}\n{yunxiu.url('/no.html')}\n", "utf-8")
    words = ("fetch", yunxiu.url("/a.html"), "--list", "网址.txt", "--allow-private", "--delay", "1")
    done = zhengce(*words, cwd=tmp_path)
    pages = tmp_path / "corpora/raw-pages"
    assert (done.returncode, len(names(pages))) == (1, 3), done.stderr
    assert done.stderr == f"zhengce: {yunxiu.url('/no.html')} 没有取到：没有这一页（状态 404）；核对网址\n"
    assert done.stdout.splitlines()[-1] == "存下2页，没有取到1页。网页与记录（fetched.jsonl）在 corpora/raw-pages。"
    done = zhengce("fetch", yunxiu.url("/a.html"), "--allow-private", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    done = zhengce("run", "corpora/raw-pages", "--out", "结果", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("读了2份文本，略过1个文件，0个读不了。")
    assert "沧岭市" in (tmp_path / "结果/documents.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "没有网址；写在命令后面，或用 --list 给出文件"),
        (("甲.txt",), "“甲.txt”不是 http 或 https 的网址"),
        (("http://me:secret@yunxiu.example/",), "网址里带着用户名或密码"),
        (("--list", "无.txt"), "无.txt：不存在"),
        (("--list", "坏.txt"), "坏.txt 第2行：“ftp://yunxiu.example/”不是"),
        (("http://yunxiu.example/", "--delay", "0"), "--delay 的值不对：至少为 1"),
    ],
)
def test_a_wrong_command_is_told_before_anything_is_fetched(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "坏.txt").write_text("http://yunxiu.example/\nftp://yunxiu.example/\n", "utf-8")
    done = zhengce("fetch", *words, cwd=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert told in done.stderr
    assert "secret" not in done.stderr
    assert not (tmp_path / "corpora").exists()


def test_a_file_where_the_folder_should_be_is_told_before_anything_is_fetched(yunxiu: Site, tmp_path: Path) -> None:
    (tmp_path / "pages").write_bytes(b"")
    done = zhengce("fetch", yunxiu.url("/a.html"), "--out", "pages", "--allow-private", cwd=tmp_path)
    assert (done.returncode, done.stderr[:20], len(done.stderr.splitlines())) == (
        2,
        "zhengce: pages：已有同名文件"[:20],
        1,
    )
    assert yunxiu.asked == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told_before_anything_is_fetched(yunxiu: Site, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = zhengce("fetch", yunxiu.url("/a.html"), "--out", tmp_path / "pages", "--allow-private", cwd=tmp_path)
    tmp_path.chmod(0o700)
    assert (done.returncode, len(done.stderr.splitlines()), yunxiu.asked) == (2, 1, [])
