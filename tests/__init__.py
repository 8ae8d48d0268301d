"""The tests: unit, integration, functional (in a browser) and verification."""
