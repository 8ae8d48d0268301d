"""Tests of services and constraints of what was promised."""
