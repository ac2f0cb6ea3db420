"""Step 3: serve the whole course, before, during and after the show; promised against delivered."""
