"""Show every setting of the publication and, with --origins, where each comes from."""

from __future__ import annotations

import argparse
import json

from broadsheet.cli.folder import add_folder_arguments, publication_folder
from broadsheet.cli.terminal import print_json, report
from broadsheet.config import load_config, origins
from broadsheet.diagnostics import has_errors


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_folder_arguments(parser)
    parser.add_argument("--origins", action="store_true", help="say of each value where it comes from")
    parser.add_argument("--json", action="store_true", help="print an array of objects")


def run(options: argparse.Namespace) -> int:
    root = publication_folder(options.folder)
    config, diagnostics = load_config(root)
    listing = origins(config, root) if config else ()
    if options.json:
        print_json([{"key": o.key, "value": o.value, "origin": o.origin} for o in listing])
    else:
        for setting in listing:
            origin = f"  # {setting.origin}" if options.origins else ""
            print(f"{setting.key} = {json.dumps(setting.value, ensure_ascii=False)}{origin}")
    report(diagnostics)
    return int(config is None or has_errors(diagnostics))
