"""Which characters of a line of Markdown are marks: emphasis, addresses of links, pictures, escapes, tags.

markdown-it says what a text means but not where in it; each of its rules is watched, and what it took is noted.
"""

from collections.abc import Callable, MutableMapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    escape,
    html_inline,
    image,
    link,
    strikethrough,
)
from markdown_it.token import Token

Rule = Callable[[StateInline, bool], bool]
Environment = MutableMapping[str, Any]
_DEEPEST = 100
# Looking for the end of a link costs the square of the brackets that are open.
_LONGEST, _BRACKETS = 50_000, 500


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables; blocks only, as `hidden` reads what is in them."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    markdown.core.ruler.enableOnly(["normalize", "block"])
    for name, rule, note in _WATCHED:
        markdown.inline.ruler.at(name, _watched(rule, note))
    return markdown


def hidden(content: str, environment: Environment) -> set[int]:
    """The places in the inside of a block that show nothing but say how the rest is set."""
    if len(content) > _LONGEST or content.count("[") > _BRACKETS or not any(sign in content for sign in "*_~`[<\\!"):
        return set()
    found: set[int] = set()
    delimiters: list[tuple[Token, int, int, bool]] = []
    own = {**environment, "hidden": found, "delimiters": delimiters}
    parser().inline.parse(content, parser(), own, [])
    for token, start, end, paired in delimiters:
        # What became a mark lost its characters; **“甲”**乙 is none by the letter of CommonMark, but is meant as one.
        if not token.content or paired:
            found.update(range(start, end))
    return found


def _watched(rule: Rule, note: Callable[[StateInline, int], None]) -> Rule:
    def watched(state: StateInline, silent: bool) -> bool:
        at = state.pos
        done = rule(state, silent)
        if done and not silent and "hidden" in state.env:
            note(state, at)
        return done

    return watched


def _escaped(state: StateInline, at: int) -> None:
    if state.src[at + 1] == "\n" or state.tokens[-1].content != state.tokens[-1].markup:
        state.env["hidden"].add(at)


def _ticks(state: StateInline, at: int) -> None:
    long = len(state.tokens[-1].markup) if state.tokens and state.tokens[-1].type == "code_inline" else 0
    # Ticks without a partner are no tokens.
    if long and state.src.startswith("`" * long, at) and state.pos - at > 2 * long:
        state.env["hidden"].update((*range(at, at + long), *range(state.pos - long, state.pos)))


def _delimiter(state: StateInline, at: int) -> None:
    end = state.pos
    paired = end - at > 1 and state.src[at] == "*"
    for token in reversed(state.tokens):
        if end <= at:
            return
        start = end - len(token.content)
        state.env["delimiters"].append((token, start, end, paired))
        end = start


def _address(state: StateInline, at: int) -> None:
    label = state.md.helpers.parseLinkLabel(state, at, True)
    state.env["hidden"].update((at, *range(label, state.pos)))


def _whole(state: StateInline, at: int) -> None:
    state.env["hidden"].update(range(at, state.pos))


_WATCHED: tuple[tuple[str, Rule, Callable[[StateInline, int], None]], ...] = (
    ("escape", escape, _escaped),
    ("backticks", backtick, _ticks),
    ("strikethrough", strikethrough.tokenize, _delimiter),
    ("emphasis", emphasis.tokenize, _delimiter),
    ("link", link, _address),
    ("image", image, _whole),
    ("autolink", autolink, _whole),
    ("html_inline", html_inline, _whole),
)
