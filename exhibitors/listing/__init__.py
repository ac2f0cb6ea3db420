"""The list of exhibitors: any field as filter or column, and/or groups, saved views, counts."""
