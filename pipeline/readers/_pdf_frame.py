"""How a page stands when it is read: turned so that its text runs from left to right, measured from the top left."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Frame(NamedTuple):
    """`angle` is how far the text is turned anticlockwise in the file, 0, 90, 180 or 270; sizes in points."""

    left: float
    bottom: float
    right: float
    top: float
    angle: int = 0

    @property
    def wide(self) -> float:
        """From the left edge to the right one, as read."""
        return self.right - self.left if self.angle in (0, 180) else self.top - self.bottom

    @property
    def high(self) -> float:
        """From the upper edge to the lower one, as read."""
        return self.top - self.bottom if self.angle in (0, 180) else self.right - self.left

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file stands on the page as read."""
        if self.angle == 90:
            return y - self.bottom, x - self.left
        if self.angle == 180:
            return self.right - x, y - self.bottom
        if self.angle == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the file as x0, y0, x1, y1 on the page as read, y downwards."""
        (a, b), (c, d) = self.place(left, bottom), self.place(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is on the page, give or take a point."""
        return -1 <= x <= self.wide + 1 and -1 <= y <= self.high + 1


def frame(box: tuple[float, float, float, float], turned: int, angles: Iterable[int]) -> Frame:
    """The frame of a page from its box, the rotation it asks for (clockwise) and the angles of its signs."""
    counted = Counter(angle for angle in angles if angle >= 0)
    # A page is read as most of its text runs; one without text as it asks to be shown.
    angle = min(counted, key=lambda each: (-counted[each], each)) if counted else turned % 360
    left, bottom, right, top = box
    return Frame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), angle)
