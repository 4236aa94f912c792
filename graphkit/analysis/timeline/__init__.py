"""A case over time: windows, what is computed in each, where it changes, and the words for it."""
