"""From a dataset to bytes that other tools read, and from bytes to the disk."""
