"""The pages of the workshop: one thin script a page."""
