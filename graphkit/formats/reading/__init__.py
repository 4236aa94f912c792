"""From a file to located tables to a dataset, with every problem gathered on the way."""
