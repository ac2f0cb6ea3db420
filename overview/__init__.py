"""What every room has to say at once: the event's dashboard, one exhibitor's page, the search."""
