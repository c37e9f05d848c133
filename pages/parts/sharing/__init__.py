"""From choices to a published board, kept books, and files to take away."""
