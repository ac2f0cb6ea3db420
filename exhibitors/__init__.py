"""The exhibitors, their people, their participations edition by edition, every word exchanged with them."""
