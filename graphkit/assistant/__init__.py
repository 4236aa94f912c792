"""A dataset for an assistant that the analyst already uses, by the Model Context Protocol.

Over standard input and output; nothing listens on a network. The assistant reads the public
catalogue, claims, texts and measures, and proposes claims, which pass the same gates as those of
`graphkit extract` and wait for a person. It changes nothing else, and no tool takes a path: texts
are asked for by the id of a source.
"""
