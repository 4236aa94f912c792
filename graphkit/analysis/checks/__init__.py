"""What can be weak in data that is well-formed: evidence, structure, names."""
