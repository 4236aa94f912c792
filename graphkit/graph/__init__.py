"""Dataset to NetworkX graph, and the views that measures ask for.

build       the multigraph: actors and issues, every claim an edge of its own
adopt       any NetworkX graph, read as such a multigraph
network     what measures see of actors and ties: arrays
positions   what measures see of actors, issues and stances: arrays
claims      what they see when every claim counts by itself: arrays
views       the six views by name: ties, agreement, stances
"""
