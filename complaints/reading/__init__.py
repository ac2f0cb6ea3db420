"""Reading complaints: how fast, how well and how often, by whom, and whether that really changed."""
