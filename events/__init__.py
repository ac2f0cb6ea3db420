"""Shows and their editions, the venues and halls they take place in."""
