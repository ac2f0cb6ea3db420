"""What the risk strategy writes: ask for prepayment, decline, or end, approved before it is sent."""
