"""LaTeX News from its source: sections as articles, their TeX as plain text."""

from __future__ import annotations

import re
from typing import Any

from bench.support.backissues.truth import Truth

_NAMES = {
    "LaTeXNews": "LaTeX News",
    "LaTeXe": "LaTeX2ε",
    "eTeX": "ε-TeX",
    "TL": "TeX Live",
    "CTAN": "ctan",
    "dots": "…",
    "ldots": "…",
}
_SIGNS = {
    "\\&": "&",
    "\\%": "%",
    "\\_": "_",
    "\\#": "#",
    "\\$": "$",
    "\\{": "{",
    "\\}": "}",
    "\\ ": " ",
    "~": " ",
}
_TYPED = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "---": "—",
    "--": "–",
    "\\,": " ",
    "\\/": "",
    "\\-": "",
    "\\\\": " ",
}
_STEPS: tuple[tuple[str, str], ...] = (
    (
        r"\\(?:label|cite|ref|vspace\*?|hspace\*?|bibitem|index|enlargethispage\*?)\s*(?:\[[^\]]*\])?\{[^{}]*\}",
        " ",
    ),
    (r"\\githubissue(?:\[[^\]]*\])?\{([^{}]*)\}", r" (github issue \1) "),
    (r"\\sxissue\{([^{}]*)\}", r" (\1) "),
    (r"\\url\{([^{}]*)\}", r"\1"),
    (r"\\href\{[^{}]*\}", ""),
    (r"\\(?:begin|end)\{[^{}]*\}(?:\[[^\]]*\])?", " "),
    (r"\\(?:cs|Lcs)\s*\{", r"{BACKSLASH"),
    (r"\\verb(.)(.*?)\1", r"\2"),
    (r"\\item\s*(?:\[([^\]]*)\])?", r" \1 "),
    (r"\\[`'^\"=~.]\{?(\w)\}?", r"\1"),
)
_SECTION = re.compile(r"^\\section\*?(?=\{)", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)%.*\n?")
_MEASURE = re.compile(r"\\(?:begin|end)\{thebibliography\}")


def latex_news(number: int, source: str) -> Truth:
    """The truth of one issue. Nothing is known of pages; `contents` are the sections where a list is printed."""
    text = source.partition(r"\begin{document}")[2].partition(r"\end{document}")[0]
    text = _MEASURE.split(_COMMENT.sub("", text))[0]
    articles = [_article(part) for part in _SECTION.split(text)[1:]]
    # One issue shows how a section is defined.
    articles = [article for article in articles if not article["title"].startswith("\\@")]
    listed = r"\tableofcontents" in text
    return {
        "language": "en",
        "nameplate": "LaTeX News",
        "number": str(number),
        "contents": [[article["title"], None] for article in articles] if listed else [],
        "articles": articles,
    }


def _article(part: str) -> dict[str, Any]:
    end = _closing(part)
    unknown = dict.fromkeys(("standfirst", "eyebrow", "date", "permalink", "pull_quote"))
    body = re.sub(r"\\sub(?:sub)?section\*?\{", r"\n\n{", part[end + 1 :])
    return {
        "title": plain(part[1:end]),
        **unknown,
        "byline": [],
        "cut": False,
        "body": [plain(body)] if plain(body) else [],
    }


def _closing(text: str) -> int:
    """Where the brace closes that `text` begins with."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if not depth:
            return at
    return len(text) - 1


def plain(source: str) -> str:
    """TeX without its commands, in one line; what they take is kept."""
    for pattern, put in _STEPS:
        source = re.sub(pattern, put, source)
    for typed, sign in (_SIGNS | _TYPED).items():
        source = source.replace(typed, sign)
    source = re.sub(r"\\([A-Za-z]+)\*?", lambda found: _NAMES.get(found[1], _kept(found[1])), source)
    source = re.sub(r"[{}$]", "", source).replace("BACKSLASH", "\\")
    return " ".join(source.split())


def _kept(command: str) -> str:
    """Names of programs stand for themselves, other commands for nothing."""
    return command if command.endswith(("TeX", "BibTeX")) else ""
