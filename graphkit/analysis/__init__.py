"""Run measures by name, stamp where their numbers come from, and write the report's sections."""
