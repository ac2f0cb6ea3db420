"""A fictional organiser, the same every time, made through the code paths of real use."""
