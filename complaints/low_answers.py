"""Which answers are so low that they are a complaint, and how severe a one."""

LOW_OVERALL = 2
LOWEST = 1
DAYS = 90


def severity_of(overall: int | None, would_return: int | None) -> str | None:
    """Return the severity of a response, None when it is no complaint.

    overall and would_return are 1-5. Both at the lowest: critical; one of them: high; overall 2: medium.
    """
    lowest = [overall, would_return].count(LOWEST)
    if lowest:
        return "critical" if lowest == 2 else "high"
    return "medium" if overall is not None and overall <= LOW_OVERALL else None
