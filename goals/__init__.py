"""Step 1: know what each exhibitor comes for, as a ladder from what it wants of us to why that matters."""
