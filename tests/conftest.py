"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

SEEDS = Path(os.environ.get("SCHAKEL_SEEDS", Path(__file__).resolve().parents[2] / "shared" / "seeds"))
collect_ignore_glob = [] if SEEDS.is_dir() else ["seeds/*"]
