"""Nothing but the call to a language model of one's own leaves this machine: where a connection can be made is known."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "schakel"
CONNECTS = {
    "evidence/endpoint.py": "the administrator's language model: no redirects, no proxy, limits in time and size",
    "cli/prepare.py": "nothing: it looks whether a port is free",
    "cli/start.py": "the web server that was started itself, on this machine",
}
"""Module → what it connects to. An address that a person gives is another matter: it can lead inside (server-side requests)."""
LIBRARIES = {
    *("aiohttp", "asyncio", "ftplib", "http.client", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib"),
    *("ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "websockets", "xmlrpc"),
}
CALLS = {"create_connection", "getaddrinfo", "gethostbyname", "urlopen", "urlretrieve", "socketpair", "socket"}


def test_connections_are_made_where_it_is_known_and_nowhere_else() -> None:
    found = {
        str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if connects(ast.parse(path.read_text("utf-8")))
    }
    assert found == set(CONNECTS)


def connects(module: ast.Module) -> bool:
    """Whether a module could reach the network."""
    for node in ast.walk(module):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
        if any(name in LIBRARIES or name.split(".")[0] in LIBRARIES for name in names):
            return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
            return True
    return False
