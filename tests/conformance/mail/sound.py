"""A small mail in which no judge finds a fault, for the tests of the judges to spoil."""

from __future__ import annotations

import base64

# SpamAssassin distrusts a picture beside few words.
PROSE = [
    f"On the {day} of October the keeper climbed the hundred and twelve steps with a can of oil and a cloth, as every "
    "keeper had done since the mole was built; he wiped the glass, trimmed the wick and wrote down the wind, and "
    "nobody on the quay looked up, for a light that burns is no news to a town that sleeps by it."
    for day in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
]
_PAGE = """<!doctype html>
<html lang="en" dir="ltr" xmlns:v="urn:schemas-microsoft-com:vml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Harbour News 11</title>
<!--[if mso]><style>td { font-family: Georgia, serif; }</style><![endif]-->
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 620px) { .story { padding: 16px !important; } }
@media (prefers-color-scheme: dark) {
.ground, .story { background-color: #121110 !important; color: #ece7de !important; }
.quiet { color: #bdb6aa !important; }
.link { color: #e8a29e !important; }
}
</style>
</head>
<body class="ground" style="margin: 0; padding: 0; background-color: #efece5;">
<div style="display: none; mso-hide: all;">The lamps are lit again.</div>
<!--[if mso]><table role="presentation" align="center" width="600"><tr><td><![endif]-->
<table role="presentation" align="center" width="100%" cellpadding="0" cellspacing="0" border="0"
 style="max-width: 600px; font-size: 17px; line-height: 1.55;">
<tr><td class="story" style="padding: 28px 24px; background-color: #ffffff; color: #16130f; text-align: left;">
<h1 style="margin: 0 0 10px;">Harbour News</h1>
<img src="https://example.org/n/mail/mole.png" alt="A lamp on the mole." width="552" height="276"
 style="display: block; width: 100%; max-width: 552px; height: auto;">
<p class="quiet" style="margin: 0 0 14px; color: #5d564d;">The lamps on the north mole are lit again.</p>
PROSE
<p style="margin: 0 0 14px;"><a class="link" href="https://example.org/n/lamps" style="color: #8f1d18;">Read \
“The lamps are lit again”</a></p>
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
"""
HTML = _PAGE.replace("PROSE", "\n".join(f'<p style="margin: 0 0 14px;">{words}</p>' for words in PROSE))
TEXT = "\n\n".join(
    [
        "HARBOUR NEWS",
        "The lamps on the north mole are lit again.",
        *PROSE,
        "<https://example.org/n/lamps>",
        "",
    ]
)
HEADERS = {
    "Date": "Sun, 01 Nov 2026 08:00:00 +0000",
    "From": "=?utf-8?q?H=C3=A4fen_News?= <news@example.org>",
    "To": "reader@example.org",
    "Message-ID": "<2026-11@example.org>",
    "Subject": "=?utf-8?q?H=C3=A4fen?= News 11: the lamps are lit again",
    "List-Id": "Harbour News <news.example.org>",
    "List-Unsubscribe": "<https://example.org/n/leave>,\r\n <mailto:news@example.org?subject=leave>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Archived-At": "<https://example.org/n/2026-11/>",
    "Content-Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": 'multipart/alternative; boundary="part"',
}


def message(html: str = HTML, **changed: str | None) -> bytes:
    """The mail as RFC 5322; `changed` are header fields, written List_Id, that say something else, or go."""
    headers = HEADERS | {name.replace("_", "-"): value for name, value in changed.items()}
    lines = [f"{name}: {value}" for name, value in headers.items() if value is not None]
    for kind, content in (("plain", TEXT), ("html", html)):
        encoded = base64.encodebytes(content.encode()).decode().replace("\n", "\r\n")
        lines += [
            "",
            "--part",
            f"Content-Type: text/{kind}; charset=utf-8",
            "Content-Transfer-Encoding: base64",
        ]
        lines += ["", encoded.rstrip()]
    return "\r\n".join([*lines, "--part--", ""]).encode("ascii")
