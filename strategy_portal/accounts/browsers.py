"""A browser in words, from what it says of itself."""

# In this order: most browsers also name the ones that they are like.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Mac OS X", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


def browser_words(agent: str) -> str:
    """Return a browser and where it runs: `Firefox on Windows`."""
    browser = first_named(agent, BROWSERS) or "A browser"
    system = first_named(agent, SYSTEMS)
    return f"{browser} on {system}" if system else browser


def first_named(agent: str, names: tuple[tuple[str, str], ...]) -> str:
    """Return the first of the names whose sign stands in the text."""
    return next((name for sign, name in names if sign in agent), "")
