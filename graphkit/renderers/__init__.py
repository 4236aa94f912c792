"""Report in, bytes out; one renderer a file, imported when asked for."""
