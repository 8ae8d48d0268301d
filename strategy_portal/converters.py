"""What addresses may hold beside words and numbers."""

from strategy_portal.periods import Quarter


class QuarterConverter:
    """A financial quarter: `2025-26-q2`. An impossible one is an unknown address."""

    regex = r"\d{4}-\d{2}-q[1-4]"

    def to_python(self, value: str) -> Quarter:
        """Read the code; its refusal is a ValueError, which means no match."""
        return Quarter.from_code(value)

    def to_url(self, value: Quarter) -> str:
        """Write the code."""
        return value.code
