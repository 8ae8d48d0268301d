"""Tests of reading what people send, without a database."""
