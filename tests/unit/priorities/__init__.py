"""Tests of what was promised, without a database."""
