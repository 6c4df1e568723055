"""Tests of the policy data: its examples, the promises to its editors, their mistakes."""
