"""Tests of pages, services and the database."""
