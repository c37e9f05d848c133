"""Words of spreadsheets and what they mean: one file a language, the only place where a new word is
written.
"""
