"""The hierarchical value map as boxes and lines: ends on top, what is wanted of us below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

BOX, TALL, GAP, LEVEL, MARGIN = 146, 64, 14, 150, 6
LETTERS, LINES = 17, 2
THINNEST, THICKEST = 1.5, 7.0
Pair = tuple[int, int]


@dataclass(frozen=True)
class Box:
    """A code where it stands; `x` and `y` are its upper left corner."""

    code: int
    name: str
    rung: str
    count: int
    x: float
    y: float
    lines: tuple[str, ...]
    wide: float = BOX
    tall: float = TALL


@dataclass(frozen=True)
class Line:
    """A link from the top of a lower box to the bottom of a higher one, as thick as it is strong."""

    low: Box
    high: Box
    strength: int
    width: float

    @property
    def path(self) -> str:
        """A curve as SVG writes it."""
        x1, y1, x2, y2 = self.low.x + BOX / 2, self.low.y, self.high.x + BOX / 2, self.high.y + TALL
        middle = (y1 + y2) / 2
        return f"M{x1:g} {y1:g}C{x1:g} {middle:g} {x2:g} {middle:g} {x2:g} {y2:g}"

    @property
    def label_at(self) -> tuple[float, float]:
        """Where the line's number stands: near its lower end, where lines are furthest apart."""
        share = 0.3
        x1, x2 = self.low.x + BOX / 2, self.high.x + BOX / 2
        return x1 + (x2 - x1) * share**1.6, self.low.y + (self.high.y + TALL - self.low.y) * share


@dataclass(frozen=True)
class Drawing:
    """Boxes and lines on a ground of this size."""

    width: float
    height: float
    boxes: Sequence[Box]
    lines: Sequence[Line]


def draw(
    links: Mapping[Pair, int],
    names: Mapping[int, tuple[str, str]],
    counts: Mapping[int, int],
    rungs: Sequence[str],
) -> Drawing:
    """Return the map of `links` (from, to: strength); `names` holds name and rung of each code.

    `rungs` are listed bottom up. Boxes of a rung stand near what they are linked to.
    """
    codes = {code for pair in links for code in pair}
    levels = [sorted(c for c in codes if names[c][1] == rung) for rung in rungs]
    order = _ordered([level for level in levels if level], links)
    widest = max(map(len, order), default=0)
    width = widest * (BOX + GAP) - GAP + 2 * MARGIN if widest else 0
    height = len(order) * LEVEL - (LEVEL - TALL) + 2 * MARGIN if order else 0
    boxes: dict[int, Box] = {}
    for depth, level in enumerate(order):
        y = height - MARGIN - TALL - depth * LEVEL
        left = (width - (len(level) * (BOX + GAP) - GAP)) / 2
        for place, code in enumerate(level):
            boxes[code] = _box(code, names[code], counts.get(code, 0), left + place * (BOX + GAP), y)
    strongest = max(links.values(), default=1)
    lines = [Line(boxes[a], boxes[b], n, _width(n, strongest)) for (a, b), n in links.items()]
    return Drawing(width, height, list(boxes.values()), lines)


def _box(code: int, name: tuple[str, str], count: int, x: float, y: float) -> Box:
    wide = sum(2 if ord(one) > 0x2E7F else 1 for one in name[0]) / max(len(name[0]), 1)
    lines = wrap(name[0], int(LETTERS / wide), max_lines=LINES, placeholder="…")
    return Box(code, name[0], name[1], count, x, y, tuple(lines))


def _width(strength: int, strongest: int) -> float:
    return round(THINNEST + (THICKEST - THINNEST) * strength / strongest, 1)


def _ordered(levels: list[list[int]], links: Mapping[Pair, int]) -> list[list[int]]:
    """Sort each level by where its neighbours stand, twice up and down: fewer lines cross."""
    for level in [*levels[1:], *reversed(levels[:-1])] * 2:
        place = {code: n / max(len(one), 1) for one in levels for n, code in enumerate(one)}

        def middle(code: int, place: dict[int, float] = place) -> float:
            near = [(place[b if a == code else a], n) for (a, b), n in links.items() if code in (a, b)]
            return sum(at * n for at, n in near) / sum(n for _at, n in near) if near else place[code]

        level.sort(key=middle)
    return levels
