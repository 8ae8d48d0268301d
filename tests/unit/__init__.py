"""Tests of one function or class, without a database."""
