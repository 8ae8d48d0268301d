"""Many officers who save at once, and whether a save that was acknowledged was kept."""
