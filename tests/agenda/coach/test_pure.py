"""The coach stands alone: other programs can use it without the database or the web."""

from __future__ import annotations

import subprocess
import sys


def test_the_coach_needs_neither_django_nor_another_room() -> None:
    program = (
        "import sys; from datetime import date; import schakel.agenda.coach as coach;"
        "coach.advise(coach.Asked('Hoe kan dat?'), date(2026, 1, 1));"
        "print([name for name in sys.modules if name.startswith(('django', 'schakel.register', 'schakel.library'))])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout.strip() == "[]"
