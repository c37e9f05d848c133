"""From typed columns to amounts by customer and month: what a period's last day is, and through which
month a book runs.
"""
