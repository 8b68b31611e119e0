"""Target beside achieved: which statements of the ledger say the other thing of the same indicator."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.schema import Indicator, Status

# More than these a cell cannot show beside the value they belong to.
SHOWN = 2
_OTHER: dict[Status, Status] = {"target": "achieved", "achieved": "target"}


def facing(records: Sequence[Indicator]) -> list[tuple[int, ...]]:
    """For each statement the indices of up to two of the other status that stand closest to it.

    The same indicator, measure, unit and scope in the same document: another may speak of another place. Of targets the
    earliest period, of what is achieved the latest. Lost numbers face nothing.
    """
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        if not record.lost:
            known[_key(record, record.status)].append(number)

    def closeness(number: int) -> tuple[bool, int, int]:
        other = records[number]
        year = int(other.period[:4]) if other.period and other.period[:4].isdigit() else 0
        wanted = year if other.status == "target" else -year
        return not year, wanted, number

    return [
        tuple(sorted(known.get(_key(record, _OTHER[record.status]), ()), key=closeness)[:SHOWN])
        if not record.lost
        else ()
        for record in records
    ]


def _key(record: Indicator, status: Status) -> tuple[str, ...]:
    return record.document, record.entity or record.indicator, record.measure, record.unit, record.scope, status
