"""Tests of services and constraints of what moved."""
