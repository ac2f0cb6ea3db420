"""After the answers: whoever wants a call is called, and those who answered hear what came of it."""
