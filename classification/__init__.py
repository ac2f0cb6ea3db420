"""Sorting exhibitors into strategic, key, transactional and risk, with reasons and a strategy for each."""
