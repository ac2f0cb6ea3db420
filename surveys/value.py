"""The value equation (Heskett, Sasser & Schlesinger 1997): what exhibitors get against what it costs them.

Value = (results + process quality) / (price + cost of access), each an index from 0 to 100.
"""

from dataclasses import dataclass

GAINS, COSTS = ("results", "process"), ("price", "access")


@dataclass(frozen=True)
class Value:
    """The four terms 0-100 (`None`: not asked or too few answers), their ratio, and the weakest term.

    `price` and `access` are burdens: 100 is the worst. Above 1 exhibitors get more than they give. The ratio
    is `None` where a term is missing, and where nothing was felt as a cost.
    """

    results: float | None
    process: float | None
    price: float | None
    access: float | None

    @property
    def missing(self) -> list[str]:
        """The terms that nothing is known of."""
        return [name for name in (*GAINS, *COSTS) if getattr(self, name) is None]

    @property
    def ratio(self) -> float | None:
        """Gains over costs."""
        if self.results is None or self.process is None or self.price is None or self.access is None:
            return None
        cost = self.price + self.access
        return (self.results + self.process) / cost if cost > 0 else None

    @property
    def weakest(self) -> str | None:
        """The term furthest from the best it could be, where at least two are known."""
        short = {name: self.shortfall(name) for name in (*GAINS, *COSTS)}
        known = {name: value for name, value in short.items() if value is not None}
        return max(known, key=lambda name: known[name]) if len(known) > 1 else None

    def shortfall(self, name: str) -> float | None:
        """How far a term is from its best, 0-100."""
        value = getattr(self, name)
        return value if value is None or name in COSTS else 100 - value


def value(
    attainment: float | None, performance: float | None, fairness: float | None, ease: float | None
) -> Value:
    """The equation from means: attainment 0-1, performance 1-5, the price's fairness 1-7, ease 1-7."""
    return Value(
        None if attainment is None else 100 * attainment,
        None if performance is None else (performance - 1) / 4 * 100,
        None if fairness is None else (7 - fairness) / 6 * 100,
        None if ease is None else (7 - ease) / 6 * 100,
    )
