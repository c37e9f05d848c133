"""Segments and benchmarks."""
