"""Uploaded bytes -> tables of cells, after looking at what the bytes really are."""
