"""The web server takes its port at once, and says who listens there."""

import socket

from bot import web


def test_a_port_that_somebody_listens_on_is_not_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        assert not web.is_free("127.0.0.1", port)
    assert web.is_free("127.0.0.1", port)
