"""A recovered story → its file in stories/, and its pictures beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from broadsheet.intake.names import day_from, picture_suffix, story_name
from broadsheet.markup import markdown
from broadsheet.sources.backissue.model import RecoveredPicture, RecoveredStory
from broadsheet.sources.folder.fields import web_address
from broadsheet.sources.folder.markdown import BodyContext, read_body
from broadsheet.sources.folder.pull_quotes import lifted

_FULL_STOPS = ".。۔"
_BARE_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


@dataclass(frozen=True, slots=True)
class WrittenStory:
    """`files` by name, the story's own first; `unused` what was recovered and has no place in it, by field."""

    slug: str
    files: Mapping[str, bytes]
    recovered: RecoveredStory
    unused: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        return f"{self.slug}.md"


def written_stories(stories: list[RecoveredStory], language: str, own: str) -> list[WrittenStory]:
    """Every story that has a title, in their order; `own` is the language of the publication."""
    written: dict[str, WrittenStory] = {}
    for story in stories:
        if markdown.one_line(story.title.value):
            slug = story_name(story.title.value, written)
            written[slug] = _Writing(story, slug, language).story(language if language != own else "")
    return list(written.values())


@dataclass(slots=True)
class _Writing:
    recovered: RecoveredStory
    slug: str
    language: str
    unused: list[tuple[str, str]] = field(default_factory=list)

    def story(self, marked: str) -> WrittenStory:
        """`marked` is the language to be said in the front matter, "" for that of the publication."""
        recovered = self.recovered
        body = markdown.blocks(recovered.body)
        pictures = {
            f"{self.slug}{'' if at == 1 else f'.{at}'}{picture_suffix(each.data)}": each
            for at, each in enumerate(recovered.pictures, 1)
        }
        head = [*self.words(), *self.facts(marked), *self.quotes(body), *_image(pictures)]
        inside = "".join(
            f"\n{markdown.picture(name, each.alt, each.caption)}\n"
            for name, each in list(pictures.items())[1:]
        )
        text = "\n".join(["---", *head, "---", ""]) + body + inside
        files = {name: each.data for name, each in pictures.items()}
        return WrittenStory(
            self.slug, {f"{self.slug}.md": text.encode(), **files}, recovered, tuple(self.unused)
        )

    def words(self) -> Iterator[str]:
        """What is read as text; title and standfirst are Markdown."""
        recovered = self.recovered
        yield f"title: {markdown.yaml_text(markdown.words(recovered.title.value))}"
        if recovered.eyebrow and markdown.one_line(recovered.eyebrow.value):
            yield f"eyebrow: {markdown.yaml_text(recovered.eyebrow.value)}"
        if recovered.standfirst and markdown.one_line(recovered.standfirst.value):
            yield f"standfirst: {markdown.yaml_text(markdown.words(recovered.standfirst.value))}"
        names = [
            name for name in (recovered.byline.value if recovered.byline else []) if markdown.one_line(name)
        ]
        if len(names) == 1 and ";" not in names[0]:  # a semicolon parts names, as Pelican has it
            yield f"byline: {markdown.yaml_text(names[0])}"
        elif names:
            yield "byline:"
            yield from (f"  - {markdown.yaml_text(name)}" for name in names)

    def facts(self, language: str) -> Iterator[str]:
        """What is read as something else than text."""
        recovered = self.recovered
        if recovered.date:
            day = day_from(recovered.date.value)
            yield from [f"date: {day}"] if day else self.left("date", recovered.date.value)
        if language:
            yield f"lang: {markdown.yaml_text(language)}"
        if recovered.permalink:
            written = recovered.permalink.value
            address = web_address(f"https://{written}" if _BARE_ADDRESS.fullmatch(written) else written)
            yield from (
                [f"permalink: {markdown.yaml_text(address)}"] if address else self.left("permalink", written)
            )
        if recovered.continues and recovered.continues.value:
            yield "continues: true"

    def quotes(self, body: str) -> Iterator[str]:
        """Pull quotes stand in the text word for word, or they are none."""
        context = BodyContext(f"stories/{self.slug}.md", 1, self.language)
        blocks = read_body(body, context).blocks
        found = []
        for quote in self.recovered.pull_quotes:
            # The sentence may go on in the text where the quote has a full stop.
            ways = (quote.value, quote.value.rstrip(_FULL_STOPS))
            said = next((way for way in ways if lifted(markdown.one_line(way), blocks)), None)
            if said:
                found.append(markdown.yaml_text(markdown.words(said)))
            else:
                yield from self.left("pull quote", quote.value)
        if len(found) == 1:
            yield f"pull_quote: {found[0]}"
        elif found:
            yield "pull_quote:"
            yield from (f"  - {quote}" for quote in found)

    def left(self, name: str, value: str) -> Iterator[str]:
        """Nothing for the front matter: the value is kept elsewhere."""
        self.unused.append((name, value))
        return iter(())


def _image(pictures: Mapping[str, RecoveredPicture]) -> Iterator[str]:
    """The story's own picture, the first."""
    for name, picture in list(pictures.items())[:1]:
        yield "image:"
        yield f"  file: {name}"
        if markdown.one_line(picture.alt):
            yield f"  alt: {markdown.yaml_text(picture.alt)}"
        if markdown.one_line(picture.caption):
            yield f"  caption: {markdown.yaml_text(markdown.words(picture.caption))}"
