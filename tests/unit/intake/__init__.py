"""Tests of the strategy loader without a database."""
