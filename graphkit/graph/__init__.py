"""Dataset to NetworkX graph, and the views that measures ask for.

build_graph    the multigraph: actors and issues, every claim an edge of its own
adopt          any NetworkX graph, read as such a multigraph
network        what measures see of actors and ties: arrays
positions      what measures see of actors, issues and stances: arrays
views          the five views by name
"""
