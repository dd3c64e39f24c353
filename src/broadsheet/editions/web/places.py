"""Where the pages of an issue lie on the publication's site, for ever: ISSUE/ and ISSUE/SLUG/."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from urllib.parse import quote

from broadsheet.issue.model import Issue, Story
from broadsheet.screen.addresses import ascii_url


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses of one issue; "" where the publication has no address of its own. `site` and `issue` end in "/"."""

    site: str
    issue: str

    def story(self, slug: str) -> str:
        return f"{self.issue}{quote(slug)}/" if self.issue else ""

    def of(self, name: str) -> str:
        """The address of a file of the issue."""
        return f"{self.issue}{name}" if self.issue else ""


def places_of(issue: Issue) -> Places:
    site = ascii_url(issue.publication.url.rstrip("/"))
    return Places(f"{site}/", f"{site}/{quote(issue.id)}/") if site else Places("", "")


def is_elsewhere(story: Story, places: Places) -> bool:
    """Whether the text has its home on another page than ours."""
    return story.permalink not in {"", places.story(story.slug)}


def lasting_id(issue: Issue, name: str) -> str:
    """A name of a part of the issue that stays the same wherever it lies (RFC 9562, 5.5)."""
    key = f"{issue.publication.url or issue.publication.name}/{issue.id}/{name}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, key)}"
