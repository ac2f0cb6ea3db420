"""Reading answers: who is missing, what drives, what differs, how good the answers are."""
