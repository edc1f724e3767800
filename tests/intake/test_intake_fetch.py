"""Fetching from a real server on this machine that misbehaves, and the bar on private addresses."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from intake_samples import PAGE

from dateline.intake.arrivals import Limits, read_piece
from dateline.intake.fetch import Policy, fetch, fetched, require_public
from dateline.model.errors import InputError

PRIVATE = Policy(allow_private=True, seconds=5, size=200_000)


class Site(BaseHTTPRequestHandler):
    """Pages that answer in every bad way."""

    def do_GET(self) -> None:
        name = self.path.strip("/").split("?")[0]
        getattr(self, f"page_{name}", self.page_missing)()

    def answer(self, status: int, media: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def page_good(self) -> None:
        self.answer(200, "text/html; charset=utf-8", PAGE.replace("canonical", "other").encode())

    def page_missing(self) -> None:
        self.answer(404, "text/html", b"gone")

    def page_image(self) -> None:
        self.answer(200, "image/png", b"\x89PNG")

    def page_moved(self) -> None:
        self.answer(302, "text/html", b"", Location="/good?from=moved")

    def page_loop(self) -> None:
        self.answer(302, "text/html", b"", Location="/loop")

    def page_inward(self) -> None:
        self.answer(301, "text/html", b"", Location="http://169.254.169.254/latest/meta-data")

    def page_tofile(self) -> None:
        self.answer(301, "text/html", b"", Location="file:///etc/passwd")

    def page_endless(self) -> None:
        self.answer(200, "text/html", b"")
        while True:
            self.wfile.write(b"x" * 65536)

    def page_slow(self) -> None:
        self.answer(200, "text/html", b"")
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def page_slowhead(self) -> None:
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # lines that we cut are no errors here
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def reason(url: str, policy: Policy = PRIVATE) -> str:
    with pytest.raises(InputError) as problem:
        fetch(url, policy)
    return str(problem.value)


def test_page_and_redirect(site: str) -> None:
    answer = fetch(f"{site}/moved", PRIVATE)
    assert answer.url == f"{site}/good?from=moved"
    assert (answer.media_type, answer.charset) == ("text/html", "utf-8")
    (arrival,) = fetched(f"{site}/moved", read_piece, Limits(), PRIVATE)
    assert arrival.report is not None
    assert (arrival.locator, arrival.report.id, arrival.report.url) == (
        f"{site}/moved", f"{site}/moved", f"{site}/good?from=moved",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("missing", "answered 404"),
        ("image", "image/png is not read"),
        ("loop", "more than 5 redirects"),
        ("tofile", "only http and https"),
        ("endless", "larger than the limit"),
    ],
)
def test_bad_answers(site: str, page: str, expected: str) -> None:
    assert expected in reason(f"{site}/{page}")


@pytest.mark.parametrize("page", ["slow", "slowhead"])
def test_dripping_answers_end_in_time(site: str, page: str) -> None:
    start = time.monotonic()
    assert "no full answer within 0.5 s" in reason(f"{site}/{page}", Policy(allow_private=True, seconds=0.5))
    assert time.monotonic() - start < 3


def test_a_redirect_is_checked_like_the_first_address(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import dateline.intake.fetch as room

    real = require_public

    def only_the_test_server(address: str, policy: Policy) -> None:
        if address != "127.0.0.1":
            real(address, policy)

    monkeypatch.setattr(room, "require_public", only_the_test_server)
    port = site.rsplit(":", 1)[1]
    monkeypatch.setattr(room, "_checked", lambda url, policy: room.urlsplit(url))
    assert "169.254.169.254 is not a public address" in reason(f"http://127.0.0.1:{port}/inward", Policy(seconds=5))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1/", "not a public address"),
        ("http://localhost/", "not a public address"),
        ("http://[::1]/", "not a public address"),
        ("http://[::ffff:10.0.0.1]/", "not a public address"),
        ("http://2130706433/", "number in disguise"),
        ("http://0x7f.1/", "number in disguise"),
        ("http://0177.0.0.1/", "number in disguise"),
        ("http://10.0.0.1:8080/", "port 8080"),
        ("http://news@10.0.0.1/", "user name"),
        ("ftp://hill-courier.example/", "only http"),
        ("http:///path", "only http"),
        ("http://[::1", "not a web address"),
        ("http://hill-courier.example:99999/", "not a web address"),
        ("http://hill-courier.invalid/", "not known"),
    ],
)
def test_addresses_that_are_not_fetched(url: str, expected: str) -> None:
    assert expected in reason(url, Policy(seconds=5))


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1", "127.9.9.9", "224.0.0.1", "100.64.0.1", "::",
     "fe80::1%eth0", "fc00::1", "ff02::1", "64:ff9b::a00:1", "2002:a00:1::", "::ffff:192.168.1.1", "240.0.0.1"],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    with pytest.raises(InputError, match="not a public address"):
        require_public(address, Policy())


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_addresses(address: str) -> None:
    require_public(address, Policy())


def test_a_refused_connection_is_a_reason() -> None:
    assert "no connection" in reason("http://127.0.0.1:9/")
