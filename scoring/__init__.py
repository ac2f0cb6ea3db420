"""Step 6: satisfaction as the final measure of staff performance: fair, explained, reported."""
