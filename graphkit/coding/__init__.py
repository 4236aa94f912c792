"""Texts turned into claims: what a coder says of a passage becomes a row of the dataset's tables.

`book.py` is the way in. Every change goes through the log first (`log.py`), then into the tables,
all of it or nothing (`folder.py`).
"""
