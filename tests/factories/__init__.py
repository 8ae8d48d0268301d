"""One factory a model, with a sound row by default; one module an app."""
