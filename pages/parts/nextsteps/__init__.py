"""What should we do: next steps with their worth, how the customers stand, and what was agreed."""
