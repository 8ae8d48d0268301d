"""What each check constraint means to the owner of a file: the field, and a sentence.

A date and its precision are read from one cell, and an observation's correction and its
pointer are the services' business: those constraints no file can break.
"""

SENTENCES: dict[str, tuple[str, str]] = {
    "reporting_line_not_to_itself": (
        "reports_to",
        "A board does not report to itself.",
    ),
    "reporting_line_ends_after_it_starts": (
        "valid_to",
        "The line would end before it starts.",
    ),
    "strategy_not_its_own_parent": (
        "parent",
        "A strategy is not a part of itself.",
    ),
    "version_not_its_own_predecessor": (
        "predecessor",
        "A version does not come before itself.",
    ),
    "succession_not_to_itself": (
        "after",
        "A priority does not become itself; leave the line out.",
    ),
    "oversight_names_something": (
        "programme",
        "Name a strategy, a board or a programme.",
    ),
    "comparator_set_ends_after_it_starts": (
        "valid_to",
        "The set would end before it starts.",
    ),
    "measure_derivation_names_its_base": (
        "derived_from",
        "Fill in both derived and derived_from, or neither.",
    ),
    "measure_not_derived_from_itself": (
        "derived_from",
        "A measure is not worked out from itself.",
    ),
    "measure_not_counted_in_itself": (
        "counted_in",
        "A measure is not counted in itself.",
    ),
    "measure_counted_in_another_counts_people": (
        "counted_in",
        "Only a count of people is counted in another measure.",
    ),
    "measure_in_development_says_why": (
        "question_words",
        "A measure in development needs the sentence that says why.",
    ),
    "target_is_a_value_or_a_comparator": (
        "reference",
        (
            "A fixed target has a value and no comparator; one on a comparator has a "
            "comparator, no value, and a tolerance as its limit."
        ),
    ),
    "target_ends_after_it_starts": (
        "valid_to",
        "The target would end before it starts.",
    ),
    "target_tolerance_not_negative": (
        "limit",
        "A tolerance is not below zero.",
    ),
    "observation_has_a_figure_or_a_reason": (
        "value",
        (
            "Give a value, or a numerator and denominator, or else fill in both "
            "missing and missing_reason."
        ),
    ),
    "observation_numerator_has_its_denominator": (
        "denominator",
        "Fill in both numerator and denominator, or neither.",
    ),
    "observation_denominator_above_zero": (
        "denominator",
        "A denominator is above zero.",
    ),
}
