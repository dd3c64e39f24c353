"""What every line of a flat issue is: the sequences that are learned, and those that are forbidden."""

from __future__ import annotations

from itertools import pairwise

import pytest

from broadsheet.sources.backissue.recovery import copy_of, manuscript_of
from broadsheet.sources.backissue.roles import Role, follows, may_be, roles_of

ISSUE = """\
Harbour News
No. 143 · 1 November 2026
In this issue
The last boat home 1
A piano looks for a home 1
Harbour
The last boat home
It leaves at eleven, and nobody waits for those who come running.
By Ida Marsh · 20 October 2026
The last boat leaves at eleven. It has done so since the mole was built,
and it will do so when the mole is gone. Whoever misses it sleeps on the
quay, in the shed or with friends who have a bed to spare …
https://news.example/boat/
School
A piano looks for a home
It is black, heavy and in tune, and has to be gone by the end of June.
By Tom Reed · 21 October 2026
The school has a piano that it cannot keep. Whoever has room for it and
four strong friends may write to the office, which will say how and when.
Eighty pupils have learned on it, and one of them plays in the city now …
https://news.example/piano/
About us
We print what happens at the harbour.
Our address
Mole 1, Port Ennis
"""


def roles(text: str) -> list[tuple[str, str]]:
    copy = copy_of(manuscript_of(text.encode(), "old.txt"))
    found = roles_of(copy.evidence)
    assert all(role in follows(before) for before, role in pairwise(found))
    assert all(may_be(role, own) for role, own in zip(found, copy.evidence, strict=True))
    return [(role.value, line.text) for role, line in zip(found, copy.lines, strict=True)]


def test_the_parts_of_an_issue() -> None:
    found = [role for role, _ in roles(ISSUE)]
    story = ["eyebrow", "head", "standfirst", "credit", "body", "body", "last", "closing"]
    assert found == [
        "other",
        "other",
        *story,
        *story,
        "standing",
        "standing text",
        "standing",
        "standing text",
    ]


def test_text_that_goes_on_from_another_column_is_a_rest() -> None:
    lines = ISSUE.splitlines()
    torn = lines.pop(10)  # "and it will do so when the mole is gone …"
    about = lines.index("About us")
    found = {text: role for role, text in roles("\n".join([*lines[:about], "", torn, "", *lines[about:]]))}
    assert found[torn] == "rest"


@pytest.mark.parametrize("text", ["", "\n", "One line.\n", "…\n", "https://news.example/\n", "1\n2\n3\n"])
def test_whatever_the_text_every_line_has_a_role_that_it_may_have(text: str) -> None:
    assert len(roles(text)) <= len(text.splitlines())


def test_what_may_follow() -> None:
    assert Role.HEAD_ON not in follows(Role.BODY)
    assert follows(Role.EYEBROW) == {Role.HEAD, Role.JUMP}
