"""The forms of posts, boards and reporting lines: text into values."""

from django import forms

from priorities.models import Board, Organisation, Post
from strategy_portal.change_forms import (
    ChangeForm,
    chosen,
    ending_quarter,
    row_of,
    starting_quarter,
    text,
)


class RowsField(forms.ModelMultipleChoiceField):
    """Rows that are chosen from a list by their codes: a list of them."""

    def clean(self, value):
        """Return the rows, in order."""
        return list(super().clean(value))


class PostForm(ChangeForm):
    """What a post is, and who employs it."""

    SAID: tuple[str, ...] = ("kind", "organisations")

    kind = chosen("What is it?", Post.Kind.choices)
    organisations = RowsField(
        label="Who employs it?",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        help_text="A joint post has two employers.",
        error_messages={"required": "Choose who employs it"},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        employers = Organisation.objects.order_by("name", "code")
        self.fields["organisations"].queryset = employers


class AddPostForm(PostForm):
    """A new post, from a quarter on."""

    SAID = ("title", *PostForm.SAID)

    title = text("Title", 200, missing="Enter the title of the post")
    first_quarter = starting_quarter()
    field_order = ("title",)

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["first_quarter"].offer(quarters)


class BoardForm(ChangeForm):
    """What a board is, and when it meets."""

    SAID: tuple[str, ...] = ("kind", "meets")

    kind = forms.ChoiceField(label="What is it?", choices=Board.Kind.choices)
    meets = text("When does it meet?", 200, hint="Such as every second month.")


class AddBoardForm(BoardForm):
    """A new board, from a quarter on."""

    SAID = ("name", *BoardForm.SAID)

    name = text("Name", 200, missing="Enter the name of the board")
    first_quarter = starting_quarter()
    field_order = ("name",)

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["first_quarter"].offer(quarters)


class LineForm(ChangeForm):
    """To which board another one reports, from a quarter on."""

    reports_to = row_of(
        "To which board does it report?", Board, missing="Choose a board"
    )
    first_quarter = starting_quarter()

    def __init__(self, *args, boards, quarters, **options):
        super().__init__(*args, **options)
        self.fields["reports_to"].queryset = boards
        self.fields["first_quarter"].offer(quarters)


class EndForm(ChangeForm):
    """With which quarter something ends."""

    last_quarter = ending_quarter(
        "Which is the last quarter?", "Earlier quarters keep it."
    )

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["last_quarter"].offer(quarters, empty="It goes on")
