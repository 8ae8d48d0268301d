"""What is asked of those who compose and publish; the rules are the services'."""

from django import forms

from outcomes.models import Measure
from priorities.fields import DayField
from scorecards.models import exemption, publication_day
from scorecards.models.quarter_set import REASON_LENGTH
from strategy_portal.change_forms import draw, text

LINE_LENGTH, QUIET_LENGTH = 300, 200


class DrawnForm(forms.Form):
    """A form whose fields carry the classes that draw them."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            if not field.widget.attrs.get("class"):
                draw(field)


class ConfirmForm(DrawnForm):
    """Nothing is asked but whether to go on."""


class CorrectForm(DrawnForm):
    """What a correction corrects, for the public."""

    reason = text(
        "What is corrected, and why?",
        REASON_LENGTH,
        rows=4,
        hint="The public reads this. Name the measure; name no person.",
        missing="Say what is corrected and why",
    )


class WithdrawForm(DrawnForm):
    """Why an edition is taken back, for the public."""

    reason = text(
        "Why is it withdrawn?",
        REASON_LENGTH,
        rows=4,
        hint="The public reads this in place of the figures.",
        missing="Say why it is withdrawn",
    )


class AgreeForm(DrawnForm):
    """Why a warning does not stop a publication."""

    why = text("Why may this be published?", LINE_LENGTH, missing="Say why")


class NameDayForm(DrawnForm):
    """On which day a quarter's scorecards are promised."""

    due_on = DayField(label="Day")


class MoveDayForm(NameDayForm):
    """On which day they are promised instead, and why, for the public."""

    reason = text(
        "What has changed?",
        publication_day.REASON_LENGTH,
        hint="The public reads this beside both days.",
        missing="Say what has changed",
    )


class GiveUpDayForm(DrawnForm):
    """Why what was promised does not come out, for the public."""

    reason = text(
        "Why do these scorecards not come out?",
        publication_day.REASON_LENGTH,
        hint="The public reads this beside the day that was promised.",
        missing="Say why these scorecards do not come out",
    )


class ExemptForm(DrawnForm):
    """Which measure is shown as it was published, and where that was."""

    measure = forms.ModelChoiceField(
        queryset=Measure.objects.none(),
        label="Measure",
        empty_label="Choose a measure",
        error_messages={"required": "Choose a measure"},
    )
    where = text(
        "Where can everybody read its figures?",
        exemption.WORDS_LENGTH,
        hint="Name the publisher, the release and the table. The public reads this.",
        missing="Say where everybody can read its figures",
    )

    def __init__(self, *args, measures, **options):
        super().__init__(*args, **options)
        self.fields["measure"].queryset = measures


class ProtectForm(DrawnForm):
    """Why a measure's small figures are hidden again."""

    why = text(
        "Why are its small figures hidden again?",
        exemption.WORDS_LENGTH,
        hint="It is kept with the change.",
        missing="Say why its small figures are hidden again",
    )


class QuietForm(DrawnForm):
    """Between which days nothing is published."""

    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")
    reason = text(
        "Why?",
        QUIET_LENGTH,
        hint="For example: local elections. It is shown to whoever tries to publish.",
        missing="Say why nothing is published on these days",
    )


class QuietEndForm(DrawnForm):
    """Why something may be published after all."""

    reason = text(
        "Why may something be published after all?",
        LINE_LENGTH,
        hint="It is kept with the change.",
        missing="Say why something may be published after all",
    )
