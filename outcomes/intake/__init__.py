"""Reading what people send. Pure: what is read is handed over, nothing is written."""
