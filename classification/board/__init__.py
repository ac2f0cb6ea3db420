"""The portfolio as a board looks at it: who is worth what, how good the relationship is, who moved."""
