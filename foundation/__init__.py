"""What rooms stand on: database, clock, access, mail, long work, forms, paging; knows no business word."""
