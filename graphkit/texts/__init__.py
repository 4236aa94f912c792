"""What analysts read: articles, minutes and letters as text, and quotations out of it.

A file on disk becomes a `Reading` (`files.py`); its text is kept beside the dataset with a digest
(`stored.py`); a passage of it is a `Quote` (`quotes.py`) that a claim's locator says.
"""
