"""The Makefile's small programs: uv asks where pip would ask, and what is missing is installed or named."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tools.uv_as_pip import uv_variables

ROOT = Path(__file__).parents[2]
APT_NEED = ROOT / "tools" / "apt-need"


def apt_need(probe: str, *packages: str, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [APT_NEED, probe, *packages], env={"PATH": path}, capture_output=True, check=False, text=True
    )


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_uv_asks_the_indexes_of_pip() -> None:
    options = {
        "index-url": "https://mirror.example/simple",
        "extra-index-url": "https://a.example/simple\nhttps://b.example/simple",
        "find-links": "/wheels /more",
        "proxy": "http://proxy.example:3128",
        "progress_bar": "off",
    }
    assert uv_variables(options) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "UV_INDEX": "https://a.example/simple https://b.example/simple",
        "UV_FIND_LINKS": "/wheels,/more",
        "HTTPS_PROXY": "http://proxy.example:3128",
        "HTTP_PROXY": "http://proxy.example:3128",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_PYTHON_DOWNLOADS": "never",
    }


def test_nothing_is_said_of_what_is_there() -> None:
    done = apt_need("true", "harbour-lamp", path="/usr/bin:/bin")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_who_may_not_install_is_told_what_to_ask_for(tmp_path: Path) -> None:
    program(tmp_path, "id", "echo 1000")
    program(tmp_path, "sudo", "exit 1")
    done = apt_need("false", "harbour-lamp", path=f"{tmp_path}:/usr/bin:/bin")
    assert done.returncode == 3
    assert "apt-get install --no-install-recommends harbour-lamp" in done.stderr


def test_root_installs_and_looks_again(tmp_path: Path) -> None:
    lamp = tmp_path / "lamp"
    program(tmp_path, "id", "echo 0")
    program(tmp_path, "apt-get", f"case $* in *harbour-lamp) touch {lamp} ;; esac")
    done = apt_need(f"test -e {lamp}", "harbour-lamp", path=f"{tmp_path}:/usr/bin:/bin")
    assert (done.returncode, done.stdout) == (0, "Installing harbour-lamp\n")


def test_a_package_that_does_not_help_is_an_error(tmp_path: Path) -> None:
    program(tmp_path, "id", "echo 0")
    program(tmp_path, "apt-get", "exit 0")
    done = apt_need("false", "harbour-lamp", path=f"{tmp_path}:/usr/bin:/bin")
    assert done.returncode == 3
    assert "still fails" in done.stderr
