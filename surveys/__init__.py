"""Step 4: ask after the show whether goals were reached, how the service was, and how we stand."""
