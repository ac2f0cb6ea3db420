"""Exhibitors: the companies that come back, edition after edition, and the lists that bring them in."""
