"""Lines as the body of a mail that programs may fill anew for a narrow screen (RFC 3676, format=flowed)."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.markup.plain.line import Line

# RFC 3676, 4.4: a program on the way might take these for a quotation or the next message of a mailbox.
_STUFFED = (" ", ">", "From ")
# RFC 3676, 4.3: ends a message, so that it may not end a line that flows.
_SIGNATURE = "-- "


def flowed(lines: Iterable[Line]) -> tuple[str, bool]:
    """The text, and whether it needs DelSp=yes: where a line was broken without a space, as in Japanese, the space
    that says it flows must go when it does.

    Programs that do not fill lines anew, which most do not, show each as it stands.
    """
    lines = tuple(lines)
    delsp = any(line.soft and not line.spaced for line in lines)
    made: list[str] = []
    flows = False
    for line in lines:
        # What is joined to the line before would bring its indent into the middle of the text.
        text = (line.text if flows else line.indent + line.text).rstrip(" ")
        stuffed = f" {text}" if text.startswith(_STUFFED) else text
        end = "" if not line.soft else "  " if delsp and line.spaced else " "
        flows = line.soft and text + end != _SIGNATURE
        made.append(stuffed + end if flows else stuffed.rstrip())
    return "\n".join(made) + "\n", delsp
