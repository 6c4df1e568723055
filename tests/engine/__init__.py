"""Tests of the engine, by an invented province only."""
