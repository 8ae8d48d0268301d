"""What a password may not be. How long it must be is Django's to check."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

# What anybody would try first here, beside the person's own name.
OUR_WORDS = frozenset(
    {
        "admin",
        "autumn",
        "children",
        "council",
        "letmein",
        "partnership",
        "password",
        "portal",
        "qwerty",
        "school",
        "scorecard",
        "send",
        "spring",
        "strategy",
        "summer",
        "welcome",
        "winter",
    }
)
LEAST_LEFT = 8
# Shorter ones are in too many other words.
LEAST_WORD = 4


class NotCommon(CommonPasswordValidator):
    """Refuses the passwords that are tried first everywhere."""

    def get_error_message(self):
        """Say what to do about it."""
        return "This password is among the most common. Choose another."


class NotOurWords:
    """Refuses a password that hardly holds more than words that lie at hand here."""

    def validate(self, password, user=None):
        """Raise ValidationError where too little is left without those words."""
        left = password.casefold()
        for word in sorted(OUR_WORDS | words_of(user), key=len, reverse=True):
            left = left.replace(word, "")
        if len(re.sub(r"[\W\d_]", "", left)) < LEAST_LEFT:
            raise ValidationError(
                "This password is too easy to guess here. "
                "Choose three or more words that have nothing to do with the portal.",
                code="password_of_our_words",
            )

    def get_help_text(self):
        """Say what it asks for."""
        return "Three or more words that have nothing to do with the portal will do."


def words_of(user):
    """Return the words of a person's name and address."""
    if user is None:
        return set()
    named = f"{user.display_name} {user.email}".casefold()
    return {word for word in re.findall(r"[^\W\d_]+", named) if len(word) >= LEAST_WORD}
