"""The figures beside the steps in the left rail."""

from typing import Any


def context() -> dict[str, Any]:
    """Give templates the counts by endpoint."""
    return {"rail_counts": {}}
