"""Killed with SIGKILL at any moment, the site has the old issue or the new one, and the next build mends the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_a_site_is_whole_after_any_kill_and_the_next_build(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.crash.site_killer", str(tmp_path)]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    (kills,) = said.splitlines()
    assert int(kills) > 30
