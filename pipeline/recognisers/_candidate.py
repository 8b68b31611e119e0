"""A head with the words before it, which may be a name together."""

import re
from typing import NamedTuple

from pipeline.recognisers._line import Line
from pipeline.recognisers._modifier import ROLES
from pipeline.recognisers._phrase import GENERIC, Left, unusual

_WITH = re.compile("[和与、及]$")
_PLAIN = GENERIC | {word for word, role in ROLES.items() if role != "name"}


class Candidate(NamedTuple):
    """A head in a line with the words before it, and how it stands to the name before it.

    `joined` where 和 or 、 binds it to that name, `alike` where both end in the same head besides.
    """

    line: Line
    name: Left
    head: int
    end: int
    joined: bool
    alike: bool

    @property
    def word(self) -> str:
        """The head."""
        return self.line.text[self.head : self.end]

    @property
    def role(self) -> str:
        """What its head says of it; a park by its trade is a site: 石化|园区."""
        of_trade = self.word == "园区" and any(end == self.head for _, end in self.line.known.get("industry", ()))
        return "site" if of_trade else ROLES[self.word]

    @property
    def before(self) -> str:
        """The words before it."""
        return self.line.text[self.name.start : self.head]

    @property
    def rest(self) -> str:
        """The words between anchor and head."""
        return self.line.text[self.name.start + len(self.name.anchor) : self.head]

    def weight(self, start: int, stop: int) -> int:
        """How many characters belong to words that say something particular, figures and letters included."""
        figures = sum(c.isascii() and c.isalnum() for c in self.line.text[start:stop])
        return unusual(self.line, start, stop, _PLAIN) + figures


def is_joined(text: str, start: int) -> bool:
    """Whether 和 or 、 stands right before."""
    return bool(_WITH.search(text, max(0, start - 1), start))
