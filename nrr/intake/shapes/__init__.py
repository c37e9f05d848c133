"""The shapes in which revenue tables arrive, one module each."""
