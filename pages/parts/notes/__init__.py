"""Dated notes: on the charts of their month, on their customer, and on the way to a board."""
