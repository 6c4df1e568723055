"""Renders the compiled policy to plain Markdown pages, one template a noun, in both languages."""
