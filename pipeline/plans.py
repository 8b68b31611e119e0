"""The five-year plans: facts about their years."""

from pipeline.schema import Period

FIRST = 1953
LENGTH = 5


def years(number: int) -> Period:
    """The years of the n-th plan. The first began in 1953; the years 1963 to 1965 belong to none.

    >>> str(years(1)), str(years(3)), str(years(14))
    ('1953-1957', '1966-1970', '2021-2025')
    """
    first = FIRST + LENGTH * (number - 1) + (3 if number >= 3 else 0)
    return Period(first, first + LENGTH - 1)
