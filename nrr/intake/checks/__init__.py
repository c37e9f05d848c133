"""Looks at the entries of a draft and says what is odd; each check returns the draft with more said, or
with rows left out.
"""
