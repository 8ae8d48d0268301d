"""What every answer owes, in every test that asks for one."""

import pytest
from django.test.client import ClientHandler


@pytest.fixture(autouse=True, scope="session")
def every_answer_has_a_policy():
    """Hold every answer of every test, errors too, to having the security policy."""
    ask = ClientHandler.__call__

    def ask_and_look(handler, environ):
        response = ask(handler, environ)
        assert "Content-Security-Policy" in response.headers, environ["PATH_INFO"]
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "__call__", ask_and_look)
        yield
