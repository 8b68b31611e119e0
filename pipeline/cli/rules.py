"""`zhengce explain`, `zhengce rules`: the manuals of the rules."""

from typing import Annotated

import typer

from pipeline.errors import ParamsError


def explain(code: Annotated[str, typer.Argument(help="规则代码，如 CNT101")]) -> None:
    """一条规则的说明：为何要紧、反例、正例。"""
    from pipeline.audit import rules
    from pipeline.exporters._labels import FAMILIES, degrees

    known = {rule.code: rule for rule in rules()}
    if code.upper() not in known:
        raise ParamsError(f"没有规则 {code}", hint=f"可用：{'、'.join(known)}")
    rule = known[code.upper()]
    typer.echo(f"{rule.code}（{FAMILIES[rule.family][0]}，{degrees(rule.severities)}）{rule.manual}")


def list_rules() -> None:
    """全部规则，一行一条。"""
    from pipeline.audit import rules
    from pipeline.exporters._labels import FAMILIES, degrees

    for rule in rules():
        family = FAMILIES[rule.family][0]
        typer.echo(f"{rule.code}  {degrees(rule.severities):　<8}  {family:　<8}  {rule.manual.splitlines()[0]}")
