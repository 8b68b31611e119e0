"""How much more often two things stand together than chance would have it. Counts are of windows, not of words."""

from math import erfc, log, sqrt


def npmi(joint: int, left: int, right: int, windows: int) -> float:
    """Normalised pointwise mutual information in [-1, 1] (Bouma 2009).

    `left` and `right` windows hold the one and the other thing, `joint` of them both, of `windows` in all.
    1: always together; 0: as chance would have it; -1: never together. `ValueError` where no such windows exist.

    Two names, each in 10 of 1,000 sentences, 5 times in the same one:

    >>> round(npmi(5, 10, 10, 1000), 4)
    0.7384
    >>> npmi(10, 10, 10, 1000), npmi(1, 10, 100, 1000), npmi(0, 10, 10, 1000)
    (1.0, 0.0, -1.0)
    """
    _check(joint, left, right, windows)
    if joint == 0:
        return -1.0
    if joint == windows:
        return 1.0
    # (log pxy - log px - log py) / -log pxy, arranged so that “always together” is exactly 1.
    return (log(left / windows) + log(right / windows)) / log(joint / windows) - 1.0


def g2(joint: int, left: int, right: int, windows: int) -> float:
    """Log-likelihood ratio of the 2 x 2 table of windows, at least 0 (Dunning 1993).

    Twice the sum of observed * ln(observed / expected); above 3.84 chance explains it in fewer than 5 of 100
    cases. It does not say in which direction: see the sign of `npmi`. `ValueError` where no such windows exist.

    >>> round(g2(5, 10, 10, 1000), 2)
    35.28
    >>> g2(1, 10, 100, 1000)
    0.0
    """
    _check(joint, left, right, windows)
    rows, columns = (left, windows - left), (right, windows - right)
    observed = ((joint, left - joint), (right - joint, windows - left - right + joint))
    total = sum(
        cell * log(cell * windows / (rows[i] * columns[j]))
        for i, row in enumerate(observed)
        for j, cell in enumerate(row)
        if cell
    )
    return max(0.0, 2.0 * total)


def p(joint: int, left: int, right: int, windows: int) -> float:
    """How often chance alone would part from independence so far: the p-value of `g2`, with one degree of freedom.

    >>> f"{p(5, 10, 10, 1000):.1e}", p(1, 10, 100, 1000)
    ('2.9e-09', 1.0)
    """
    return erfc(sqrt(g2(joint, left, right, windows) / 2))


def jaccard(joint: int, left: int, right: int, windows: int) -> float:
    """Windows with both over windows with either, in [0, 1] (Jaccard 1901); 0 where neither is anywhere.

    >>> jaccard(5, 10, 10, 1000)
    0.3333333333333333
    """
    _check(joint, left, right, windows)
    return joint / (left + right - joint) if left + right else 0.0


def _check(joint: int, left: int, right: int, windows: int) -> None:
    if not max(0, left + right - windows) <= joint <= min(left, right) <= max(left, right) <= windows:
        raise ValueError(f"no {windows} windows have {left} and {right} of two things and {joint} of both")
