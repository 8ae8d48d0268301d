"""What we say: a partnership's documents, and what was published of each quarter."""

from scorecards.models.documents import Scorecard
from scorecards.models.edition import (
    Edition,
    EditionFile,
    StoredFile,
    Withdrawal,
)
from scorecards.models.exemption import Exemption
from scorecards.models.publication_day import PublicationDay
from scorecards.models.quarter_set import (
    Finding,
    PreparedFile,
    QuarterSet,
    QuietPeriod,
)
from scorecards.models.told import ToldFigure

__all__ = [
    "Edition",
    "EditionFile",
    "Exemption",
    "Finding",
    "PreparedFile",
    "PublicationDay",
    "QuarterSet",
    "QuietPeriod",
    "Scorecard",
    "StoredFile",
    "ToldFigure",
    "Withdrawal",
]
