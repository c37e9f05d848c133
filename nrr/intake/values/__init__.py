"""The text of a cell -> an exact amount, a date, a currency. Nothing here is ever guessed in silence."""
