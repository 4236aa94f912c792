"""Readers and writers, one format a file; imported when asked for."""
