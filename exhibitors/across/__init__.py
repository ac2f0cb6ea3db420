"""Editions side by side: who was kept, lost, won back, new; and who stays how long."""
