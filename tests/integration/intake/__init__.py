"""Tests of loading a strategy into a database."""
