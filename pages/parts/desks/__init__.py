"""Desks: what every browser has open, in the memory of this process and sealed in the store."""
