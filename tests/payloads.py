"""40 ways to have words run as a program, and whether one of them did.

Each holds a marker of its own, such as `x-07-x`, by which what became of it is found.
They are our own, after the kinds that OWASP's cheat sheets tell of.
"""

import re
from dataclasses import fields, is_dataclass, replace
from itertools import count

import tinyhtml5

PAYLOADS = (
    '<script>ran("x-01-x")</script>',
    "<ScRiPt src=//x-02-x.invalid></sCrIpT>",
    '<svg onload=ran("x-03-x")>',
    '<img src=x-04-x onerror=ran("x-04-x")>',
    '"><img src=x-05-x onerror=ran("x-05-x")>',
    "'><img src=x-06-x onerror=ran('x-06-x')>",
    '" onfocus="ran(\'x-07-x\')" autofocus x-07-x="',
    "' onfocus='ran(\"x-08-x\")' autofocus x-08-x='",
    '<input onfocus=ran("x-09-x") autofocus>',
    'javascript:ran("x-10-x")',
    "<a href=\"javascript:ran('x-11-x')\">x-11-x</a>",
    "<a href=\"jav&#9;ascript:ran('x-12-x')\">x-12-x</a>",
    '{{ "template-"|add:"ran" }} x-13-x',
    "{% debug %}{{ settings.SECRET_KEY }} x-14-x",
    "${191*7}#{191*7}<%= 191*7 %> x-15-x",
    '&lt;script&gt;ran("x-16-x")&lt;/script&gt;',
    '&#60;script&#62;ran("x-17-x")&#60;/script&#62;',
    "%3Cscript%3Eran(%22x-18-x%22)%3C/script%3E",
    r'\u003cscript\u003eran("x-19-x")\u003c/script\u003e',
    '</title><script>ran("x-20-x")</script>',
    '</textarea><script>ran("x-21-x")</script>',
    '</style><script>ran("x-22-x")</script>',
    '</script><script>ran("x-23-x")</script>',
    '--><script>ran("x-24-x")</script><!--',
    ']]><script>ran("x-25-x")</script><![CDATA[',
    "<iframe srcdoc=\"<script>parent.ran('x-26-x')</script>\">",
    "<iframe src=\"data:text/html,<script>ran('x-27-x')</script>\">",
    '<meta http-equiv=refresh content="0;url=//x-28-x.invalid">',
    '<base href="//x-29-x.invalid/">',
    '<object data="data:text/html,x-30-x"></object>',
    '<embed src="//x-31-x.invalid/a.swf">',
    (
        "<math x-32-x><mtext><table><mglyph><style><!--</style><img title="
        "\"--><img src=x-32-x onerror=ran('x-32-x')>\">"
    ),
    '<noscript><p x-33-x title="</noscript><img src=x-33-x onerror=ran(33)>">',
    '<style>@import "//x-34-x.invalid/a.css";</style>',
    '<p style="background:url(//x-35-x.invalid/a.png)">',
    '<scr\u200bipt>\u202e<b onclick=ran("x-36-x")>x-36-x\u202c',
    '=HYPERLINK("https://x-37-x.invalid","x-37-x")',
    "@SUM(1+1)*cmd|' /C x-38-x'!A0",
    "-2+3+cmd|' /C x-39-x'!A0",
    '<form action="//x-40-x.invalid"><button autofocus>x-40-x',
)
MARKER = re.compile(r"x-\d\d-x")
MARKERS = {f"x-{number:02}-x" for number in range(1, len(PAYLOADS) + 1)}
# What a template or a formula would have made of one.
WORKED_OUT = ("template-ran", "1337", "django-insecure")
# Where words may stand in a tag. Elsewhere a marker has come from markup of its own.
IN_WORDS = {"alt", "aria-label", "placeholder", "title", "value"}
# A link to a list of ours, in which words are looked for.
SEARCH = re.compile(r"/portal/[\w/-]+\?q=[\w%.~+-]+")
PROGRAMS = {"script", "style"}
XHTML = "{http://www.w3.org/1999/xhtml}"
# What the code of a page goes by, and nobody's words: addresses, classes, numbers.
NAMES = {"anchor", "slug", "kind", "way", "audience", "quarter_code"}
NAMES |= {"value", "target", "period_start", "period_end"}


def live(html):
    """Yield what came alive of the payloads in a page, read as a browser reads it."""
    yield from (words for words in WORKED_OUT if words in html)
    for element in tinyhtml5.parse(html).iter():
        tag = str(element.tag).removeprefix(XHTML)
        text = element.text or ""
        if MARKER.search(tag) or (tag in PROGRAMS and MARKER.search(text)):
            yield f"<{tag}>{text}"
        if not isinstance(element.tag, str) and MARKER.search(text):
            yield f"<!--{text}"
        for name, value in element.attrib.items():
            if MARKER.search(name) or (
                MARKER.search(value) and not says(element, name, value)
            ):
                yield f"<{tag} {name}={value}>"


def says(element, name, value):
    """Return whether an attribute holds words to be read, or a search for them."""
    is_told = name == "content" and "name" in element.attrib
    is_search = name == "href" and SEARCH.fullmatch(value)
    return name in IN_WORDS or name.startswith("data-") or is_told or is_search


def seen_in(text):
    """Return the markers that stand in a text."""
    return set(MARKER.findall(text))


def filled(value, turn=None, name=""):
    """Return a page, or a part of one, with a payload for each of its words."""
    turn = turn or count()
    if isinstance(value, str):
        is_word = value and name not in NAMES
        return PAYLOADS[next(turn) % len(PAYLOADS)] if is_word else value
    if isinstance(value, tuple):
        return tuple(filled(each, turn, name) for each in value)
    if isinstance(value, dict):
        return {key: filled(each, turn, key) for key, each in value.items()}
    if not is_dataclass(value):
        return value
    return replace(
        value,
        **{
            each.name: filled(getattr(value, each.name), turn, each.name)
            for each in fields(value)
        },
    )
