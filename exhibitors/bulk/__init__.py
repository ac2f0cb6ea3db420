"""What is done to many exhibitors at once: fields, tags, letters; each taken back with one click."""
