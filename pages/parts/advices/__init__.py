"""What to do as other pages tell it: the advice of the open book, and what its company keeps of it."""
