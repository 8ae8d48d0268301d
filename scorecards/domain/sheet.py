"""A whole and its parts at one period, held against what was told of them before.

A sheet that no edition told of is protected for itself. One that was told as it stands
is told so again. One that changed since, by a correction or a new part, has an equation
beside each earlier one; so as soon as anything of it is hidden, nothing of it is told
that is not known already. Where its whole is known and what is hidden leaves no doubt,
it clashes: no pattern of hiding helps. Counts are of people, of the sheet's period.
Source: the practice of English statistical producers, who treat a release and those
before it as one table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from outcomes.domain.figures import Figure, NotAvailable, Shown, Suppressed, Unit
from scorecards.domain.profiles import Profile
from scorecards.domain.secondary import Table
from scorecards.domain.told import Cell, Ledger
from scorecards.domain.verdicts import Verdict, Why

NO_WHOLE = NotAvailable("There is no figure of the whole.")


@dataclass(frozen=True)
class Sheet:
    """Figures of one period by part, each as it would be shown if it stood alone.

    `profile` is the rule for small counts, None where any count may be shown. `whole`
    is the part that the others add up to. `apart` says which are hidden whatever stands
    beside them; `codes` are all parts that there may be.
    """

    unit: Unit
    profile: Profile | None
    whole: str
    codes: tuple[str, ...]
    cells: Mapping[str, Cell]
    figures: Mapping[str, Figure]
    apart: Mapping[str, Why]
    ledger: Ledger

    def verdicts(self) -> Iterator[Verdict]:
        """Yield what becomes of each figure."""
        hidden = self._hidden()
        clashes = self._clashes(hidden)
        for code, cell in self.cells.items():
            why = hidden.get(code)
            figure = Suppressed() if why else self.figures[code]
            yield Verdict(cell, figure, why, clashes and cell not in self.ledger.known)

    def _hidden(self) -> dict[str, Why]:
        if self.profile is None or not self._was_told:
            return self._fresh()
        return dict(self.apart) if self._is_as_told else self._changed()

    def _fresh(self) -> dict[str, Why]:
        """Return what is hidden where no edition told of anything here.

        Where the step of one part tells, all parts are hidden: what the steps of a pair
        add up to may be one, which leaves too little doubt. The step of a whole that is
        shown is never so small.
        """
        table = self._table()
        others = Why.REST if table.leaves_few else Why.OTHER
        parts = [code for code in self.cells if code != self.whole]
        if any(self.apart.get(code) is Why.STEP for code in parts):
            table = table.bare()
        table = table.protected()
        shown = {self.whole: table.whole} | dict(zip(parts, table.parts, strict=True))
        return {
            code: self.apart.get(code, others)
            for code in self.cells
            if isinstance(shown[code], Suppressed)
        }

    def _changed(self) -> dict[str, Why]:
        """Return what is hidden where some of this was told, and differently."""
        if not self.apart and not self._table().leaves_few:
            return {}
        new = [code for code, cell in self.cells.items() if self._is_new(cell)]
        return dict.fromkeys(new, Why.OTHER) | dict(self.apart)

    def _table(self) -> Table:
        """Return the figures, without those that are hidden for themselves."""
        figures = {
            code: Suppressed() if code in self.apart else figure
            for code, figure in self.figures.items()
        }
        whole = figures.pop(self.whole, NO_WHOLE)
        return Table(self.unit, self.profile, whole, tuple(figures.values()))

    def _clashes(self, hidden: Mapping[str, Why]) -> bool:
        """Return whether something is hidden that can be worked out all the same."""
        if self.profile is None or not self._was_told or self._is_as_told or not hidden:
            return False
        whole = self._fact(self.whole)
        parts = tuple(self._fact(code) for code in self.cells if code != self.whole)
        table = Table(self.unit, self.profile, whole, parts)
        return (
            isinstance(whole, Shown) and bool(table.hidden) and not table.leaves_doubt
        )

    def _fact(self, code: str) -> Figure:
        """Return a figure as everybody knows it, whatever is hidden now."""
        if code not in self.cells:
            return NO_WHOLE
        return Suppressed() if self._is_new(self.cells[code]) else self.figures[code]

    def _is_new(self, cell: Cell) -> bool:
        return cell not in self.ledger.known

    @property
    def _was_told(self) -> bool:
        period = next(iter(self.cells.values())).period
        return any(self.ledger.versions(code, period) for code in self.codes)

    @property
    def _is_as_told(self) -> bool:
        told = self.ledger.known.keys() | self.ledger.hidden
        return all(cell in told for cell in self.cells.values())
