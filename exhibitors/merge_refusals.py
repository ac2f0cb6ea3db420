"""Why two records are not merged, or a merge is not undone."""


class MergeRefused(Exception):
    """These records cannot be merged, or a merge cannot be undone; nothing was changed."""


class SameRecord(MergeRefused):
    """A record cannot be merged with itself."""


class NotThere(MergeRefused):
    """One of the records does not exist."""


class MergedMeanwhile(MergeRefused):
    """One of the records was merged before; `into` is the exhibitor that it went into."""

    def __init__(self, into: int) -> None:
        super().__init__(into)
        self.into = into


class AlreadyUndone(MergeRefused):
    """The merge was undone before."""


class MergedAgain(MergeRefused):
    """What was kept was merged into another exhibitor since; that merge has to be undone first."""


class KeptIsGone(MergeRefused):
    """What was kept was deleted since."""
