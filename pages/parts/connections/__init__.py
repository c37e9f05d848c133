"""Databases: which ones this server may read, which table is open, and what is listed from it."""
