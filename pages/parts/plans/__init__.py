"""The page of the plan, card by card."""
