"""Help pages and wrong commands speak Chinese, as a shell sees them."""

import re
from pathlib import Path

import pytest
from shell import zhengce

ENGLISH = re.compile(
    r"Usage|Options|Arguments|Commands|OPTIONS|ARGS|COMMAND|Show this|default|required|Error|Try |<path|<int|<str"
)


PAGES = [(), ("run",), ("check",), ("terms",), ("fetch",), ("verdict",), ("stage", "plant-faults")]


@pytest.mark.parametrize("words", PAGES)
def test_help_pages_are_chinese(words: tuple[str, ...], tmp_path: Path) -> None:
    done = zhengce(*words, "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("用法：")
    assert "显示这份说明" in done.stdout
    assert not ENGLISH.search(done.stdout), done.stdout


@pytest.mark.parametrize("words", [(), ("stage",)])
def test_without_a_command_the_page_says_which_there_are(words: tuple[str, ...], tmp_path: Path) -> None:
    done = zhengce(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert (done.stdout + done.stderr).startswith("用法：")
    assert "命令：" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check",), "缺参数 paths（文件或文件夹）；用 "),
        (("graph", "甲.txt"), "缺 --out（图文件"),
        (("check", "甲.txt", "--xyz"), "没有选项 --xyz；用 "),
        (("check", "甲.txt", "--form", "json"), "没有选项 --form，是否要写 --format"),
        (("check", "甲.txt", "--format", "pdf"), "--format 的值不对：“pdf”不在可用的取值之中：text、json、sarif；用 "),
        (("verdict", "X", "maybe"), "参数 判定 的值不对：“maybe”不在可用的取值之中：confirmed、dismissed；"),
        (("terms", "甲.txt", "--top", "0"), "--top 的值不对：至少为 1，写的是“0”；用 "),
        (("terms", "甲.txt", "--top", "多"), "--top 的值不对：要写整数，写的是“多”；用 "),
        (("chekc",), "没有命令 chekc，是否要写 check；用 "),
        (("审读",), "没有命令 审读，可用 run、extract、"),
        (("check", "甲.txt", "--params"), "选项 --params 后面缺内容"),
        (("check", ""), "第 2 个参数是空的，也许用了没有值的变量；用 "),
        (("check", "甲.txt", "--aliases", ""), "选项 --aliases 的值是空的，也许用了没有值的变量；用 "),
        (("run", "甲.txt", "--out="), "选项 --out 的值是空的，也许用了没有值的变量；用 "),
        (("check", "甲.txt", "--baseline=3"), "选项 --baseline 后面不写内容"),
        (("explain", "CNT101", "CNT201"), "多出了 CNT201；用 "),
    ],
)
def test_a_wrong_command_is_one_chinese_line_and_status_2(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    done = zhengce(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert told in done.stderr
    assert done.stderr.rstrip().endswith("--help 查看用法")
    assert not ENGLISH.search(done.stderr)
