"""The organiser's own logo and colour on the pages that exhibitors see."""
