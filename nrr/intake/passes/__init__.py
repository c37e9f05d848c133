"""The way of a file from bytes to a book: passes in order, each with what it needs and what it gives."""
