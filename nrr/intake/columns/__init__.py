"""What the cells of a column give away, whatever its heading says."""
