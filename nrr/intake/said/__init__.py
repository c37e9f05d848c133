"""Everything the door says: one row a message in the files of this folder, one renderer, codes as an enum."""
