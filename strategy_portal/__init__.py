"""The ground floor (people, clock, words) and the roof (addresses, gathering pages)."""
