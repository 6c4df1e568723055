"""Builds the site: policy data to pages, pages to a finished site with the browser runtime.

The folders follow the river: read -> lint -> compile -> render -> runtime -> finish.
"""
