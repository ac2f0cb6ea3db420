"""Step 5: put complaints right, until the exhibitor says that the fix worked."""
