"""What Typer and its Click say in English, in Chinese: help pages, and commands that are written wrongly.

Typer has a Click of its own, whose messages no catalogue of translations reaches; so its errors are caught and told in
our words, and its pages are turned when they are made (`Context.get_help`).
"""

import re
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import pairwise
from typing import Any
from unicodedata import east_asian_width

import typer

from pipeline.logs import tell

# The root of what is wrong with a command line; Typer does not name it.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]

_PAGE = (
    (r"^Usage: ", "用法："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]…"),
    (r"^Arguments:$", "参数："),
    (r"^Options:$", "选项："),
    (r"^Commands:$", "命令："),
    (r"Show this message and exit\.", "显示这份说明"),
    (r"\[default:\s+(.*?)\]", r"[默认：\1]"),
    (r"\[required\]", "[必填]"),
    (r"\[x>=(\d+)\]", r"[至少 \1]"),
    (r"(?:; )?\bx>=(\d+)\]", r"，至少 \1]"),
)
# In the left column, where what stands to the right of it keeps its place.
_TYPES = (
    (r"<list\[Path\]>", "<路径>"),
    (r"<path>", "<路径>"),
    (r"<int(?: range)?>", "<整数>"),
    (r"<(?:str|list\[str\])>", "<文字>"),
)
_SAID = (
    (r"No such command '(.*?)'", "没有命令 {0}"),
    (r"Missing command", "没有写要做什么"),
    (r"[Nn]o such option:? '?(-[^\s']*)", "没有选项 {0}"),
    (r"unexpected extra arguments?(?:\(s\))? \((.*)\)", "多出了 {0}"),
    (r"Option '(.*?)' does not take a value", "选项 {0} 后面不写内容"),
    (r"Option '(.*?)' requires", "选项 {0} 后面缺内容"),
)
_WRONG = (
    (r"'(.*)' is not one of (.*?)\.?$", "“{0}”不在可用的取值之中：{1}"),
    (r"greater than or equal to (\S+)|>=(\S+?)\.?$", "至少为 {0}"),
    (r"less than or equal to (\S+)|<=(\S+?)\.?$", "至多为 {0}"),
    (r"valid (?:integer|int)", "要写整数"),
    (r"valid (?:number|float)", "要写数"),
)


class Context(typer.Context):
    """A context whose pages are Chinese."""

    def get_help(self) -> str:
        """The help page."""
        return chinese(super().get_help())

    def get_usage(self) -> str:
        """The line that says how to write the command."""
        return chinese(super().get_usage())


def run(app: typer.Typer) -> int:
    """Run what the command line says; its exit status: 2, with what is wrong told, where it is written wrongly."""
    if empty := _empty(sys.argv):
        tell(f"{empty}是空的，也许用了没有值的变量；用 zhengce --help 查看用法")
        return 2
    command = typer.main.get_command(app)
    for each in _all(command):
        each.context_class = Context
    try:
        status = command.main(standalone_mode=False)
    except _UsageError as error:
        # Where no command is given at all the message is the help page.
        asked = type(error).__name__ == "NoArgsIsHelpError"
        print(error) if asked else tell(wrong(error))
        return 2
    except typer.Abort:
        tell("已中断")
        return 130
    return status if isinstance(status, int) else 0


def chinese(page: str) -> str:
    r"""A help page with the headings and words that are not ours in Chinese.

    >>> print(chinese("Usage: zhengce [OPTIONS]\n\nOptions:\n  --params <path>  x  [default: y]"))
    用法：zhengce [选项]
    <BLANKLINE>
    选项：
      --params <路径>  x  [默认：y]
    """
    for pattern, said in _PAGE:
        page = re.sub(pattern, said, page, flags=re.MULTILINE)
    for pattern, said in _TYPES:
        page = re.sub(rf"{pattern}(?P<gap> {{2,}})?", partial(_as_wide, said), page)
    return page


def wrong(error: Any) -> str:
    """What is wrong with the command line, and how to find out what would be right, in a line."""
    context = error.ctx
    return f"{_fault(error)}；用 {context.command_path if context else 'zhengce'} --help 查看用法"


def _empty(words: Sequence[str]) -> str:
    """Which word of a command has nothing in it: as a path it would be the folder one stands in."""
    for index, (before, word) in enumerate(pairwise(words), 1):
        if word.startswith("--") and word.endswith("="):
            return f"选项 {word[:-1]} 的值"
        if not word:
            return f"选项 {before} 的值" if before.startswith("--") else f"第 {index} 个参数"
    return ""


def _all(command: Any) -> Iterator[Any]:
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from _all(each)


def _as_wide(said: str, match: re.Match[str]) -> str:
    gap = match["gap"]
    wide = sum(1 + (east_asian_width(sign) in "WF") for sign in said)
    return said + " " * max(2, len(match.group()) - wide) if gap else said


def _fault(error: Any) -> str:
    parameter = getattr(error, "param", None)
    message = str(error.message)
    if parameter is None:
        said = _matching(_SAID, message) or "命令写得不对"
        return f"{said}{_meant(error, message)}"
    name = parameter.opts[0] if parameter.opts[0].startswith("-") else f"参数 {parameter.metavar or parameter.name}"
    help_ = f"（{parameter.help}）" if getattr(parameter, "help", "") else ""
    if type(error).__name__ == "MissingParameter":
        return f"缺 {name}{help_}" if name.startswith("-") else f"缺{name}{help_}"
    return f"{name} 的值不对：{_matching(_WRONG, message) or '不能这样写'}{_given(error)}"


def _matching(known: tuple[tuple[str, str], ...], message: str) -> str:
    for pattern, said in known:
        if match := re.search(pattern, message):
            return said.format(*(group.replace("'", "").replace(", ", "、") for group in match.groups() if group))
    return ""


def _given(error: Any) -> str:
    """What was written instead, where what we say of the message does not; newer Typers have it in what they raise."""
    if told := re.match(r"'?([^']*?)'? is not (?:a valid|in the range)", str(error.message)):
        return f"，写的是“{told[1]}”"
    found: list[dict[str, Any]] = getattr(error.__cause__, "errors", list)()
    given = found[0].get("input") if found else None
    return f"，写的是“{given}”" if given is not None and str(given) not in str(error.message) else ""


def _meant(error: Any, message: str) -> str:
    """The commands or options whose names are closest, else all commands."""
    if possible := getattr(error, "possibilities", None):
        return f"，是否要写 {'、'.join(sorted(possible))}"
    match = re.search(r"No such command '(.*?)'", message)
    if not match:
        return ""
    known = list(error.ctx.command.commands)
    close = get_close_matches(match[1], known)
    return f"，是否要写 {'、'.join(close)}" if close else f"，可用 {'、'.join(known)}"
