"""Tests of the ground floor's pure modules."""
