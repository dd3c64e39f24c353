"""The groups of an issue set by Typst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from bench.support.backissues.fonts import folders
from bench.support.backissues.layout import Group, Pages, Running
from bench.support.backissues.styles import Style

_TEMPLATE = Path(__file__).with_name("pages.typ")


def set_pages(groups: Sequence[Group], style: Style, running: Running) -> tuple[bytes, Pages]:
    """The PDF, and the page of every anchor."""
    look = asdict(style) | {
        "rtl": style.rtl,
        "text_faces": [style.text_font, "Noto Sans"],
        "head_faces": [style.head_font, "Noto Sans"],
    }
    data = {"style": look, "groups": [asdict(group) for group in groups], "running": running}
    options: dict[str, Any] = {
        "font_paths": folders(),
        "ignore_system_fonts": True,
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
    }
    found = json.loads(typst.query(_TEMPLATE, "<where>", field="value", one=True, **options))
    return typst.compile(_TEMPLATE, pdf_tags=False, **options), dict(found)
