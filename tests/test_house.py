"""The rules of the house that a machine can keep."""

import ast
import socket
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.templatetags.static import StaticNode
from pytest_socket import SocketConnectBlockedError

ROOT = Path(__file__).resolve().parent.parent
# From the ground up: a foreign key may point at its own floor or at one below.
FLOORS = ("strategy_portal", "priorities", "outcomes", "scorecards")
SOURCES = [
    path
    for folder in (*FLOORS, "tests", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
# What knows every app, or starts it; the rest of strategy_portal knows none.
ROOF = ("admin", "context", "intake", "management", "settings", "urls", "views")
GROUND = [
    path
    for path in SOURCES
    if path.is_relative_to(ROOT / "strategy_portal")
    if path.relative_to(ROOT / "strategy_portal").parts[0].removesuffix(".py")
    not in ROOF
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODELS = [
    model for floor in FLOORS for model in apps.get_app_config(floor).get_models()
]
# Pure themselves: periods, and the numbers and words that sentences are made of.
PURE_GROUND = (
    "strategy_portal.periods",
    "strategy_portal.rounding",
    "strategy_portal.wording",
)
PURE = {
    "outcomes": ("outcomes.domain", *PURE_GROUND),
    "scorecards": ("scorecards.domain", "outcomes.domain", "strategy_portal.periods"),
}
BORROWED = ("gds transport", "crown", "crest", "govuk-logo", "/assets/")


def name_of(path):
    return str(path.relative_to(ROOT))


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_network_is_blocked():
    with (
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_module_has_a_docstring(path):
    code = path.read_text()

    assert not code.strip() or ast.get_docstring(ast.parse(code))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_model_says_what_a_row_is(model):
    # Django writes a docstring of its own where there is none: Name(field, …).
    assert not model.__doc__.startswith(f"{model.__name__}(")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_model_leaves_order_to_its_queries(model):
    assert not model._meta.ordering


@pytest.mark.parametrize("app", PURE)
def test_domain_imports_nothing_but_the_standard_library_and_its_like(app):
    allowed = (*sys.stdlib_module_names, *PURE[app])
    strange = [
        f"{name_of(path)} imports {name}"
        for path in sorted((ROOT / app / "domain").rglob("*.py"))
        for name in imports_of(path)
        if not any(
            name == module or name.startswith(f"{module}.") for module in allowed
        )
    ]

    assert strange == []


@pytest.mark.parametrize("path", GROUND, ids=name_of)
def test_ground_floor_imports_no_app(path):
    upward = [
        name
        for name in imports_of(path)
        if name.split(".")[0] in FLOORS[1:]
        or any(name.startswith(f"strategy_portal.{part}") for part in ROOF)
    ]

    assert upward == []


def test_foreign_keys_point_downwards():
    upward = [
        f"{field} points at {field.related_model._meta.label}"
        for model in MODELS
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if field.related_model._meta.app_label in FLOORS
        if FLOORS.index(field.related_model._meta.app_label)
        > FLOORS.index(model._meta.app_label)
    ]

    assert upward == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_names_living_static_files(path):
    template = get_template(str(path.relative_to(ROOT / "templates"))).template
    nodes = template.nodelist.get_nodes_by_type(StaticNode)
    names = [node.path.var for node in nodes if not node.path.filters]

    assert [name for name in names if not finders.find(str(name))] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "static/build").glob("*.*s")), ids=name_of
)
def test_build_borrows_no_brand(path):
    text = path.read_text().lower()

    assert [word for word in BORROWED if word in text] == []


def test_locks_name_no_address():
    locks = [*(ROOT / "requirements").glob("*.txt"), ROOT / "package-lock.json"]

    assert [name_of(lock) for lock in locks if "://" in lock.read_text()] == []
