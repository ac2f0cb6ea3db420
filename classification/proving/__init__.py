"""Was it true? What classes, alerts and chances said on a past day, against who stayed."""
