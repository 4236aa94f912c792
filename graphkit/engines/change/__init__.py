"""What changes over time: levels of a series, phases of a network."""
