"""Step 2, where skills meet exhibitors: what an edition needs, who lacks what, and who is to serve whom."""
