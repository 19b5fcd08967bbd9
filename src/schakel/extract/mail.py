"""Mail messages (EML): the body, and a warning that names what was attached."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage, MIMEPart
from pathlib import Path

from schakel.extract import plain, webpage
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, sections, tidy
from schakel.extract.limits import Limits
from schakel.extract.problems import Unreadable
from schakel.extract.result import Result, Warnings


def read(path: Path, password: str | None, limits: Limits) -> Result:
    """The subject as heading and the body of a message, as text where it has one, else from its HTML."""
    parsed = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    if not isinstance(parsed, EmailMessage):
        raise Unreadable("broken")
    warnings: Warnings = []
    drafts: list[Draft] = []
    subject = _header(parsed, "subject")
    if subject:
        drafts.append(Draft(BlockKind.HEADING, subject, 1))
    body = parsed.get_body(preferencelist=("plain", "html"))
    if body is not None:
        drafts += _body(body, warnings)
    names = [_safe(part.get_filename() or part.get_content_type()) for part in parsed.iter_attachments()]
    if names:
        warnings.append(("attachments", {"names": ", ".join(names)}))
    year = re.search(r"\b(?:19|20)\d{2}\b", _header(parsed, "date"))
    author = re.sub(r"\s*<[^>]*>", "", _header(parsed, "from")).strip(' "')
    properties = {"title": subject, "author": author, "date": year.group() if year else ""}
    return Result(sections(drafts), False, warnings, {key: value for key, value in properties.items() if value})


def _header(message: EmailMessage, name: str) -> str:
    try:
        return tidy(str(message.get(name, "")))
    except (ValueError, IndexError, AttributeError):
        return ""


def _body(part: MIMEPart, warnings: Warnings) -> list[Draft]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return []
    charset = part.get_content_charset() or "utf-8"
    try:
        text = payload.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text, more = plain.decode(payload)
        warnings += more
    if part.get_content_type() == "text/html":
        drafts, _, active = webpage.parse(text)
        if active:
            warnings.append(("active_content", {}))
        return drafts
    result = plain.read(text.replace("\r\n", "\n").replace("\f", "\n"))
    return [draft for page in result.pages for draft in page.drafts]


def _safe(name: str) -> str:
    """A file name without folders and line breaks, fit to show."""
    return tidy(re.split(r"[/\\]", name)[-1])[:120] or "?"
