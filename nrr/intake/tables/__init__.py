"""A sheet or a text file as columns of coded cells that remember their rows."""
