"""What exhibitors brought and cost, edition by edition, in minor units of the house currency."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classification.held_editions import Calendar

Whole = NDArray[np.int64]
Column = NDArray[np.float64]


@dataclass(frozen=True)
class Bills:
    """What was billed, by participation; `who` and `when` index the exhibitors and the calendar.

    Money is in the edition's currency; an unknown price is `NaN`.
    """

    who: Whole
    when: Whole
    price: Column
    cost: Column
    hours: Column

    def and_more(self, who: Whole, when: Whole, hours: Column) -> "Bills":
        """The same with further hours that cost nothing else."""
        nothing = np.zeros(len(hours))
        return Bills(
            np.concatenate([self.who, who]),
            np.concatenate([self.when, when]),
            np.concatenate([self.price, nothing]),
            np.concatenate([self.cost, nothing]),
            np.concatenate([self.hours, hours]),
        )


@dataclass(frozen=True)
class Extras:
    """What was spent beside the bills less what exhibitors paid for it, in the edition's currency."""

    who: Whole
    when: Whole
    cost: Column


@dataclass(frozen=True)
class Ledger:
    """Contribution by exhibitor and edition, rising in both; `NaN` where the price is unknown."""

    who: Whole
    when: Whole
    amount: Column

    @classmethod
    def of(cls, bills: Bills, extras: Extras, calendar: Calendar, hourly_rate: float) -> "Ledger":
        """Price less cost less hours at the hourly rate less extras."""
        rate = calendar.rate
        earned = (bills.price - bills.cost) * rate[bills.when] - bills.hours * hourly_rate
        amounts = np.concatenate([earned, -extras.cost * rate[extras.when]])
        editions = max(len(calendar.ids), 1)
        keys = np.concatenate([bills.who * editions + bills.when, extras.who * editions + extras.when])
        distinct, place = np.unique(keys, return_inverse=True)
        return cls(
            distinct // editions,
            distinct % editions,
            np.asarray(np.bincount(place, amounts, len(distinct)), np.float64),
        )

    def only(self, rows: NDArray[np.bool_]) -> "Ledger":
        """The entries where `rows` is true."""
        return Ledger(self.who[rows], self.when[rows], self.amount[rows])

    def known(self) -> "Ledger":
        """The entries whose amount is known."""
        return self.only(~np.isnan(self.amount))


def totals(ledger: Ledger, size: int) -> Column:
    """The sum of what is known of each exhibitor; `NaN` where entries exist and none is known."""
    known = ledger.known()
    sums = np.bincount(known.who, known.amount, size)
    unknown = (counts(ledger, size) > 0) & (counts(known, size) == 0)
    return np.where(unknown, np.nan, sums)


def counts(ledger: Ledger, size: int) -> Column:
    """How many entries each exhibitor has."""
    return np.bincount(ledger.who, minlength=size).astype(np.float64)


def negative_running(ledger: Ledger, size: int) -> Column:
    """How many of each exhibitor's latest editions running brought less than they cost; `NaN`: unknown."""
    known, running = ledger.known(), np.full(size, np.nan)
    if not known.who.size:
        return running
    first = np.flatnonzero(np.diff(known.who, prepend=-1))
    last = np.append(first[1:], known.who.size) - 1
    good = np.where(known.amount < 0, -1, np.arange(known.who.size))
    running[known.who[first]] = last - np.maximum(np.maximum.reduceat(good, first), first - 1)
    return running
