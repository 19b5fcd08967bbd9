"""What is seldom needed and slow to load is not loaded by every page and command."""

from __future__ import annotations

import os
import subprocess
import sys

HEAVY = ("openpyxl", "docx", "odfdo", "pypdfium2", "sklearn", "scipy", "selectolax", "granian", "tokenizers")


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, django; django.setup(); import schakel.config.urls; "
        "import schakel.library.commands, schakel.agenda.commands, schakel.evidence.commands; "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "schakel.config.settings"},
    )
    assert answer.stdout.strip() == "[]"
