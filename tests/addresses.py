"""An address of every page: what stands for each argument in the data at hand.

A page is named noun-verb, and its arguments are attributes of the first row of that
noun: `priorities:meeting-detail` with `code` is the code of the first meeting. What
does not follow that rule is named in one of the tables below.
"""

from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from outcomes.models import Measure, Observation, Place, Placement, ReturnLine
from outcomes.quarter_services import open_quarter
from outcomes.return_sheet import key_of
from outcomes.states import LineState
from priorities.models import (
    AreaForDevelopment,
    Board,
    Grant,
    Post,
    ReportingLine,
    Strategy,
)
from scorecards.models import (
    Finding,
    PreparedFile,
    PublicationDay,
    QuarterSet,
    QuietPeriod,
)
from strategy_portal import clock
from strategy_portal.access import ROLES, Role, Scope
from strategy_portal.models import AuditEvent, User
from strategy_portal.periods import Quarter
from tests import published
from tests.authenticators import give_app
from tests.factories import scorecards as make
from tests.factories.outcomes import MeasureFactory

FLOORS = ("strategy_portal", "priorities", "outcomes", "scorecards")
# Nouns of addresses that are not the name of a model.
NOUNS = {"area": AreaForDevelopment, "quiet": QuietPeriod, "set": QuarterSet}
# Arguments that mean the same wherever they stand.
ARGUMENTS = {
    "extension": lambda: "csv",
    "grant_pk": lambda: first(Grant).pk,
    "key": lambda: key_of(open_line()),
    "object_id": lambda: first(AuditEvent).pk,
    "post": lambda: open_line().belongs_to.post.code,
    "quarter": lambda: Quarter.containing(clock.today()).previous().code,
}
# Pages, or all of a part, that are about something else than their name says.
PAGES = {
    "defining:board-rename": {"code": lambda: first(Board).code},
    "defining:placement-end": {
        "pk": lambda: first(Placement).pk,
        "slug": lambda: first(Placement).measure.slug,
    },
    "defining:placement-move": {
        "pk": lambda: first(Placement).pk,
        "slug": lambda: first(Placement).measure.slug,
    },
    "defining:post-rename": {"code": lambda: first(Post).code},
    "defining:post-retire": {"code": lambda: first(Post).code},
    "structure:line-retire": {
        "code": lambda: first(ReportingLine).board.code,
        "pk": lambda: first(ReportingLine).pk,
    },
    "structure:line-add": {"code": lambda: first(Board).code},
    "defining": {
        "code": lambda: comparator().code,
        "slug": lambda: first(Measure).slug,
    },
    "people": {"pk": lambda: first(Grant).user_id},
    "priorities:risk-add": {"code": lambda: first(Strategy).code},
    "public": {
        "extension": lambda: "csv",
        "number": lambda: 1,
        "quarter": lambda: published.QUARTER,
        "slug": lambda: published.SLUG,
    },
    "public:measure": {"slug": lambda: published.MEASURE},
    "returns:figure-correct": {
        "pk": lambda: own_figure().pk,
        "slug": lambda: own_figure().measure.slug,
    },
    "publishing:day-give-up": {"quarter": lambda: first(PublicationDay).quarter.code},
    "publishing:day-name": {"quarter": lambda: first(PublicationDay).quarter.code},
    "publishing": {
        "finding_pk": lambda: first(Finding).pk,
        "slug": lambda: first(PreparedFile).slug,
    },
    "returns:figure-list": {"slug": lambda: first(Measure).slug},
    "returns:history-paste": {"slug": lambda: first(Measure).slug},
    "session-end": {"pk": lambda: 1},
}


def asked_post():
    """Open a quarter, and return a post that is asked for a figure."""
    quarter = Quarter.containing(clock.today()).previous()
    # The example has all of that quarter's figures already.
    asked = MeasureFactory(reporting_post=Post.objects.in_order().first())
    open_quarter(quarter=quarter, actor=User.objects.system(), now=clock.now())
    return asked.reporting_post


def set_of(edition):
    """Give an edition's set what a page about it can be asked for; return the set."""
    for file in edition.files.filter(extension__in=("page", "csv")):
        make.PreparedFileFactory(
            belongs_to=edition.prepared,
            slug=file.slug,
            title=file.title,
            extension=file.extension,
            media_type=file.media_type,
            stored=file.stored,
        )
    make.FindingFactory(belongs_to=edition.prepared)
    make.ExemptionFactory()
    quarter = Quarter.containing(clock.today())
    make.PublicationDayFactory(starts_on=quarter.start, due_on=quarter.next().start)
    make.QuietPeriodFactory()
    return edition.prepared


def example_of_everything(make_user):
    """Load the small strategy and give each page something; return who may do all."""
    call_command("load_strategy", settings.BASE_DIR / "fixtures/example", verbosity=0)
    post = asked_post()
    set_of(published.publish_page())
    parts = {Scope.POST: post, Scope.ORGANISATION: post.organisations.first()}
    user = make_user(
        "mighty", roles=[(role, parts.get(ROLES[role].scope)) for role in Role]
    )
    give_app(user)
    return user


class NoSample(AssertionError):
    """Nobody has said what stands for an argument of a page."""


def address_of(page):
    """Return an address of a page, with something that is there for each argument."""
    address = page.address
    for name in page.arguments:
        address = address.replace(f"<{name}>", str(sample(page, name)))
    return address


def sample(page, name):
    """Return what stands for an argument of a page. Raises NoSample."""
    part = page.name.partition(":")[0]
    for table in (PAGES.get(page.name, {}), PAGES.get(part, {}), ARGUMENTS):
        if name in table:
            return table[name]()
    model = model_of(page)
    value = getattr(model and first(model), name, None)
    if value is None:
        raise NoSample(
            f"Say in tests/addresses.py what stands for <{name}> in {page.name}."
        )
    return value


def model_of(page):
    """Return the model that a page's noun names; None where there is none."""
    noun = page.name.rpartition(":")[2].partition("-")[0]
    models = (
        model for floor in FLOORS for model in apps.get_app_config(floor).get_models()
    )
    found = (model for model in models if model._meta.model_name == noun)
    return NOUNS.get(noun) or next(found, None)


def own_figure():
    """Return the first figure of our own place, of a whole measure."""
    figures = Observation.objects.current().own().filter(breakdown__isnull=True)
    return figures.select_related("measure").earliest("pk")


def open_line():
    """Return the first line that waits for a figure."""
    return ReturnLine.objects.with_all().filter(state=LineState.OPEN).earliest("pk")


def comparator():
    """Return the first area that we are compared with."""
    return Place.objects.comparators().earliest("pk")


def first(model):
    """Return the row of a model that was added first."""
    return model._default_manager.order_by("pk").first()
