"""An authenticator app, for tests: a secret, and the code that it shows now."""

import base64
import hashlib
import hmac
import struct
import time

from allauth.mfa.totp.internal.auth import TOTP

STEP = 30


def code_of(secret, *, steps_on=0):
    """Return the code of a secret now, or some steps of half a minute from now.

    It is reckoned here and not with the portal's own code, from RFC 6238.
    """
    counter = int(time.time()) // STEP + steps_on  # noqa: TID251 - a phone's clock
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 0xF
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def give_app(user):
    """Set an authenticator app up for somebody, and return its secret."""
    secret = base64.b32encode(b"a secret of tests 20").decode()
    TOTP.activate(user, secret)
    return secret
