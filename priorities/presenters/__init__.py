"""What pages say of the strategy: rows put into words and order."""
