"""The page of renewals, card by card."""
