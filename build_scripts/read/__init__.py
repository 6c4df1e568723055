"""Reads what people wrote: YAML with line marks, checked against one JSON Schema per noun."""
