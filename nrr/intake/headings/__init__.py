"""Which row is the heading, and what each column means."""
