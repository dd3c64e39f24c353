"""Run the environment's uv with the indexes, certificates and proxy this machine's pip is configured for.

uv does not read pip's configuration, yet that is where administrators name a mirror. Variables that are set
already win, so a caller can still say otherwise. Usage: `python tools/uv_as_pip.py pip sync …`.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

# pip's option -> uv's variables, and what stands between several values there.
VARIABLES: dict[str, tuple[tuple[str, ...], str]] = {
    "index-url": (("UV_DEFAULT_INDEX",), " "),
    "extra-index-url": (("UV_INDEX",), " "),
    "find-links": (("UV_FIND_LINKS",), ","),
    "trusted-host": (("UV_INSECURE_HOST",), " "),
    "cert": (("SSL_CERT_FILE",), " "),
    "proxy": (("HTTPS_PROXY", "HTTP_PROXY"), " "),
    "timeout": (("UV_HTTP_TIMEOUT",), " "),
    "default-timeout": (("UV_HTTP_TIMEOUT",), " "),
}
# pip prefers the environment to `install` and that to `global`; here the first to name an option wins.
SECTIONS = (":env:", "install", "global")


def pip_options() -> dict[str, str]:
    """The options by name, each as the strongest section has it."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own pip
    settings = dict(line.split("=", 1) for line in listing.splitlines())
    return {
        key.removeprefix(f"{section}."): str(ast.literal_eval(value))
        for section in reversed(SECTIONS)
        for key, value in settings.items()
        if key.startswith(f"{section}.")
    }


def uv_variables(options: dict[str, str]) -> dict[str, str]:
    """What to set for uv so that it asks where pip with these `options` would ask."""
    variables = {
        name: separator.join(options[option].split())
        for option, (names, separator) in VARIABLES.items()
        if option in options
        for name in names
    }
    # pip takes the best version of all indexes; the locks' hashes say which file is the right one.
    return {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_PYTHON_DOWNLOADS": "never", **variables}


def main() -> None:
    uv = Path(sys.prefix, "bin", "uv")
    # Without VIRTUAL_ENV uv would take the .venv of the folder it is called in, or none.
    environment = uv_variables(pip_options()) | os.environ | {"VIRTUAL_ENV": sys.prefix}
    os.execve(uv, [str(uv), *sys.argv[1:]], environment)  # noqa: S606 - uv itself


if __name__ == "__main__":
    main()
