"""One company once: which exhibitors look like one another, why, and what people said about it."""
