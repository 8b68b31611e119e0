"""Two names sign by sign."""


def shared(one: str, other: str) -> tuple[int, int]:
    """How many characters the names share at their beginning and, of what is left, at their end.

    >>> shared("双城经济圈", "双核经济圈")
    (1, 3)
    """
    room = min(len(one), len(other))
    head = next((i for i in range(room) if one[i] != other[i]), room)
    tail = next((i for i in range(room - head) if one[-1 - i] != other[-1 - i]), room - head)
    return head, tail
