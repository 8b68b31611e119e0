"""Who does the work, and what was done before, shows in no output; and what goes wrong meanwhile harms none."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shell import COMMAND

from pipeline.outputs import FRESH, LOCK

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
TEXT = (
    "{0}市2025年政府工作报告\n\n全市地区生产总值达到{1}亿元，增长5.3%。布局量子信息、低空经济等{2}个未来产业。"
    "建设云岫新区产业园，推动霁光材料产业发展。到年，建设绿色工厂家。\n\n布局量子信息、低空经济等9个未来产业。\n"
)


def zhengce(*arguments: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [*COMMAND, *arguments], cwd=cwd, capture_output=True, encoding="utf-8", check=False, **options
    )


def begun(*arguments: str, cwd: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*COMMAND, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder of texts, one of them no text, and a project's own table that the workers have to know."""
    (tmp_path / "texts").mkdir()
    for number, name in enumerate(("云岫", "沧岭", "漪陵", "青岚", "霁江", "砚南")):
        (tmp_path / f"texts/{number}.txt").write_text(TEXT.format(name, 100 + number, number + 3), "utf-8")
    (tmp_path / "texts/bad.txt").write_bytes(b"\x00\x01\x02PK")
    (tmp_path / "texts/picture.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables/industries.csv").write_text("word,use\n霁光材料,free\n", "utf-8")
    (tmp_path / "params.yaml").write_text("lexicons: tables\n", "utf-8")
    return tmp_path


def test_neither_workers_nor_the_cache_show_in_an_output(project: Path) -> None:
    ways = {
        "plain": ["--no-cache"],
        "cold": ["--cache", "kept"],
        "warm": ["--cache", "kept"],
        "two": ["--no-cache", "--workers", "2"],
        "warm-two": ["--cache", "kept", "--workers", "2"],
    }
    for out, options in ways.items():
        done = zhengce("run", "texts", "--out", out, *options, cwd=project)
        assert (done.returncode, "bad.txt" in done.stderr) == (2, True), done.stderr
    plain = contents(project / "plain")
    assert "霁光材料" in plain["mentions.jsonl"].decode()
    for out in ways:
        assert contents(project / out) == plain


def test_stages_write_what_a_run_writes(project: Path) -> None:
    (project / "params.yaml").write_text("lexicons: tables\nworkers: 2\n", "utf-8")
    zhengce("run", "texts", "--out", "run", "--workers", "1", cwd=project)
    for stage in (["read", "texts"], ["extract"], ["audit"], ["graph"], ["report"], ["pictures"]):
        zhengce("stage", *stage, "--out", "stages", cwd=project)
    assert contents(project / "stages") == contents(project / "run")


def test_a_text_that_is_gone_has_left_no_trace(project: Path) -> None:
    zhengce("run", "texts", "--out", "out", cwd=project)
    (project / "texts/2.txt").unlink()
    zhengce("run", "texts", "--out", "out", cwd=project)
    zhengce("run", "texts", "--out", "new", "--no-cache", cwd=project)
    assert contents(project / "out") == contents(project / "new")
    assert not [name for name, content in contents(project / "out").items() if "漪陵".encode() in content]


def test_outputs_and_cache_inside_the_texts_are_not_read(project: Path) -> None:
    first = zhengce("run", ".", cwd=project)
    before = contents(project / "outputs")
    second = zhengce("run", ".", cwd=project)
    assert (first.stdout, before) == (second.stdout, contents(project / "outputs"))


def test_texts_inside_the_folder_of_outputs_are_read(project: Path) -> None:
    assert "读了6份文本" in zhengce("run", "texts", "--out", ".", cwd=project).stdout
    assert "读了6份文本" in zhengce("run", "texts", "--out", "texts/../texts/..", cwd=project).stdout


def test_killed_at_any_moment_and_run_again_it_is_as_if_never_killed(project: Path) -> None:
    dice = random.Random(7)
    began = time.monotonic()
    zhengce("run", "texts", "--out", "whole", cwd=project)
    whole, takes = contents(project / "whole"), time.monotonic() - began
    for workers in ("1", "2", "1", "2"):
        with begun("run", "texts", "--out", "out", "--workers", workers, cwd=project) as process:
            time.sleep(dice.uniform(0.2, 1) * takes)
            process.kill()
    done = zhengce("run", "texts", "--out", "out", cwd=project)
    assert done.returncode == 2, done.stderr
    assert contents(project / "out") == whole


def test_what_runs_that_died_have_left_is_removed(project: Path) -> None:
    out = project / "out"
    (out / FRESH).mkdir(parents=True)
    (out / FRESH / "graph.gexf").write_bytes(b"half")
    (out / ".mentions.jsonl.abcdefgh.tmp").write_bytes(b"half")
    (out / LOCK).write_bytes(b"")
    zhengce("run", "texts", "--out", "out", cwd=project)
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_interrupted_it_ends_at_once_and_leaves_what_was(project: Path) -> None:
    zhengce("run", "texts/1.txt", "--out", "out", cwd=project)
    before = contents(project / "out")
    for number in range(400):
        (project / f"texts/more{number}.txt").write_text(TEXT.format("云岫", number, 7) * 20, "utf-8")
    for stop, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        with begun("run", "texts", "--out", "out", "--workers", "2", cwd=project) as process:
            while not (project / "out" / FRESH / "read.csv").exists() and not any(
                (project / "out").glob(f"{FRESH}/.*")
            ):
                assert process.poll() is None
                time.sleep(0.05)
            process.send_signal(stop)
            _, told = process.communicate()
        assert (process.returncode, told.splitlines()[-1]) == (status, "zhengce: 已中断")
        assert "Traceback" not in told
        assert contents(project / "out") == before


def test_a_full_disk_is_one_line_and_leaves_what_was(project: Path) -> None:
    zhengce("run", "texts/1.txt", "--out", "out", cwd=project)
    before = contents(project / "out")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = zhengce("run", "texts", "--out", "out", "--no-cache", cwd=project, preexec_fn=small)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if "bad.txt" not in line] == [
        "zhengce: 文件太大；请检查路径、权限与磁盘空间"
    ]
    assert contents(project / "out") == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_under_a_single_file(project: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -c 'from pipeline.cli import main; main()' extract texts/1.txt > /dev/full",
        shell=True,
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "zhengce: 磁盘已满；请检查路径、权限与磁盘空间\n")


def test_a_folder_that_is_not_ours_is_one_line(project: Path) -> None:
    # To root nothing is closed, unless it gives that up.
    give_up = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if give_up and not shutil.which("setpriv"):
        pytest.skip("root, and no setpriv")
    closed = project / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text(TEXT.format("云岫", 100, 3), "utf-8")
    closed.chmod(0o555)
    done, kept = (
        subprocess.run([*give_up, *COMMAND, *each], cwd=closed, capture_output=True, encoding="utf-8", check=False)
        for each in (["run", "a.txt", "--out", "out", "--no-cache"], ["check", "a.txt", "--fail-on", "never"])
    )
    assert (done.returncode, done.stderr) == (2, "zhengce: out：没有权限；请检查路径、权限与磁盘空间\n")
    # Without a cache it works all the same, and says so once.
    assert (kept.returncode, kept.stderr.count("不能用缓存文件夹"), len(kept.stderr.splitlines())) == (0, 1, 1)
    assert [path.name for path in closed.iterdir()] == ["a.txt"]


def test_files_that_vanish_are_a_line_each_and_the_rest_goes_on(project: Path) -> None:
    for number in range(300):
        (project / f"texts/more{number}.txt").write_text(TEXT.format("云岫", number, 7) * 5, "utf-8")
    with begun("run", "texts", "--out", "out", "--log-format", "json", cwd=project) as process:
        assert process.stderr
        while json.loads(process.stderr.readline())["event"] != "read":
            pass
        shutil.rmtree(project / "texts")
        rest = process.stderr.read()
    events = [json.loads(line) for line in rest.splitlines()]
    gone = [each for each in events if each["event"] == "skipped" and "没有文件" in each["reason"]]
    assert len(gone) > 200
    assert process.returncode == 2
    assert (project / "out/audit.html").exists()


def test_two_runs_on_one_folder_do_not_mix(project: Path) -> None:
    with begun("run", "texts", "--out", "out", cwd=project) as first:
        while not (project / "out" / FRESH).exists():
            time.sleep(0.01)
        second = zhengce("run", "texts/1.txt", "--out", "out", cwd=project)
        stage = zhengce("stage", "audit", "--out", "out", cwd=project)
        _, told = first.communicate()
    assert (first.returncode, len(told.splitlines())) == (2, 1), told
    for done in (second, stage):
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "zhengce: 另一个 zhengce 正在写 out；等它做完，或用 --out 换一个文件夹\n"
    assert zhengce("run", "texts", "--out", "alone", cwd=project).returncode == 2
    assert contents(project / "out") == contents(project / "alone")


def test_what_was_read_is_a_table(project: Path) -> None:
    zhengce("run", "texts", "--out", "out", cwd=project)
    lines = (project / "out/read.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0] == "document,result,format,encoding,pages,characters,damaged,reason"
    characters = len("".join(TEXT.format("云岫", 100, 3).split()))
    assert lines[1] == f"texts/0.txt,read,text,utf-8,,{characters},0,"
    assert [line.split(",")[:2] for line in lines[7:]] == [
        ["texts/picture.jpg", "skipped"],
        ["texts/bad.txt", "failed"],
    ]


@pytest.mark.parametrize(
    ("command", "names"),
    [
        (["check", "texts", "--format", "json"], {"documents", "failed", "passed", "findings"}),
        (["extract", "texts"], {"documents", "failed", "passed"}),
        (["graph", "texts", "--out", "g.csv"], {"documents", "failed", "passed", "nodes"}),
        (["run", "texts"], {"documents", "failed", "passed", "findings"}),
    ],
)
def test_programs_are_told_an_object_a_line(project: Path, command: list[str], names: set[str]) -> None:
    done = zhengce(*command, "--log-format", "json", cwd=project)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert {(each["event"], each.get("document")) for each in events} >= {
        ("read", "texts/0.txt"),
        ("skipped", "texts/bad.txt"),
        ("skipped", "texts/picture.jpg"),
    }
    assert events[-1].keys() - {"event"} == names
    assert (events[-1]["documents"], events[-1]["failed"], events[-1]["passed"]) == (6, 1, 1)
    failed = json.loads(zhengce("check", "nowhere", "--log-format", "json", cwd=project).stderr.splitlines()[-1])
    assert (failed["event"], "没有读到" in failed["message"]) == ("error", True)
