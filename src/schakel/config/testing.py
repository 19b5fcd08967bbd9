"""A data folder of their own for the tests: a pytest plugin that is loaded before the settings are read."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="schakel-test-")
(Path(FOLDER) / "static").mkdir()
os.environ["SCHAKEL_DATA"] = FOLDER
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
