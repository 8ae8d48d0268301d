"""The settings as a whole, as another environment would have them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOW = """
import json
from strategy_portal import settings
print(json.dumps({n: str(getattr(settings, n)) for n in dir(settings) if n.isupper()}))
"""


def settings_with(**environment):
    """Read the settings in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=ROOT,
        env={**os.environ, "SECRET_KEY": "one of tests", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_server_binds_its_cookies_to_its_host_and_https():
    found = json.loads(settings_with(PORTAL_HTTPS="yes").stdout)

    assert found["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert found["CSRF_COOKIE_NAME"] == "__Host-csrftoken"
    assert found["SESSION_COOKIE_SECURE"] == found["CSRF_COOKIE_SECURE"] == "True"
    assert found["SECURE_HSTS_SECONDS"] == "31536000"


def test_server_trusts_one_proxy_and_asks_for_the_second_factor():
    found = json.loads(settings_with(PORTAL_HTTPS="yes").stdout)

    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == "1"
    assert found["SECOND_FACTOR"] == "True"


@pytest.mark.parametrize("https", ["yes", "no"])
def test_second_factor_is_left_out_on_one_machine_alone(https):
    found = settings_with(PORTAL_HTTPS=https, PORTAL_SECOND_FACTOR="no")

    assert (found.returncode == 0) == (https == "no")
    assert ("is for a demonstration" in found.stderr) == (https == "yes")


def test_rule_of_disclosure_is_one_of_those_that_are_known():
    plain, chosen = settings_with(), settings_with(DISCLOSURE_PROFILE="council-5")
    refused = settings_with(DISCLOSURE_PROFILE="council-3")

    assert "slug='council-5'" in json.loads(plain.stdout)["DISCLOSURE_PROFILE"]
    assert chosen.stdout == plain.stdout
    assert refused.returncode == 1
    assert (
        "DISCLOSURE_PROFILE is 'council-3'. Set it to one of these: council-5."
        in refused.stderr
    )
