"""Words of the organiser's own for where a complaint stands: each means a step, and what the clock does."""
