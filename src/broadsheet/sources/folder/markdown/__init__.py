"""Markdown, and the HTML and shortcodes inside it, as the values of the model.

This is the border: behind it there is no HTML, no address a reader should not follow, no path that leads out of
the publication folder. Nothing here raises, whatever the text; what cannot be carried over is a diagnostic.

The way through: `grammar` makes tokens, `growth` grows a tree of elements from them, `blocks` and `inlines` turn
elements into the model, `typography` sets quotes and dashes on the way, `arrangement` and `cuts` put the last things
in place.
"""

from __future__ import annotations

from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.issue.model import Inlines, Note, Picture
from broadsheet.sources.folder.markdown import crossheads, html
from broadsheet.sources.folder.markdown.anchors import dead_anchors
from broadsheet.sources.folder.markdown.arrangement import arranged, without_pictures
from broadsheet.sources.folder.markdown.blocks import blocks_of
from broadsheet.sources.folder.markdown.clarity import bold_headings, vague_links
from broadsheet.sources.folder.markdown.cuts import cut_at_mark
from broadsheet.sources.folder.markdown.findings import Findings
from broadsheet.sources.folder.markdown.grammar import parse, parse_inline
from broadsheet.sources.folder.markdown.growth import Tree, grow
from broadsheet.sources.folder.markdown.inlines import inlines_of, plain_text
from broadsheet.sources.folder.markdown.reading import MAX_NOTES, Body, BodyContext, Reading

__all__ = ["Body", "BodyContext", "read_body", "read_inlines"]

MAX_BYTES = 1_000_000


def read_body(markdown: str, context: BodyContext) -> Body:
    """The body of a story."""
    reading = Reading(context, Findings(context.file))
    if len(markdown.encode(errors="replace")) > MAX_BYTES:
        return Body((), (), None, (), (_too_large(reading),))
    tree = grow(parse(html.fit(markdown)), context.first_line)
    reading.definitions = tree.notes
    skipping = crossheads.level(tree.root)
    blocks = blocks_of(tree.root.children, reading, context.language)
    notes, pictures = _notes(reading)
    body = arranged((*blocks, *pictures))
    body, more = cut_at_mark(body) if reading.more_seen else (body, None)
    for anchor, line in dead_anchors(reading.anchors, tree.root, markdown):
        reading.findings.tally("source-dead-link", line, anchor)
    for heading in skipping:
        reading.findings.tally("source-skipped-heading", heading.line, plain_text(heading.children))
    for words, line in bold_headings(tree.root):
        reading.findings.tally("source-bold-heading", line, words)
    _tell(tree, reading)
    return Body(body, notes, more, tuple(reading.pull_quotes), reading.findings.diagnostics())


def read_inlines(text: str, context: BodyContext) -> tuple[Inlines, tuple[Diagnostic, ...]]:
    """A text without blocks: a standfirst, a caption. A picture has no place in it."""
    reading = Reading(context, Findings(context.file))
    if len(text.encode(errors="replace")) > MAX_BYTES:
        return (), (_too_large(reading),)
    tree = grow(parse_inline(html.fit(text)), context.first_line)
    inlines = inlines_of(tree.root.children, reading, context.language)
    for element, _ in reading.pictures:
        reading.findings.tally("source-misplaced", element.line, element.attributes.get("src", element.name))
    _tell(tree, reading)
    return inlines, reading.findings.diagnostics()


def _notes(reading: Reading) -> tuple[tuple[Note, ...], list[Picture]]:
    """The notes in the order of their numbers, which reading them may extend; and the pictures in them."""
    notes: list[Note] = []
    pictures: list[Picture] = []
    while len(notes) < len(reading.numbers):
        element = reading.definitions[list(reading.numbers)[len(notes)]]
        bare, found = without_pictures(blocks_of(element.children, reading, reading.context.language))
        notes.append(Note(cut_at_mark(bare)[0]))
        pictures += found
    return tuple(notes), pictures


def _tell(tree: Tree, reading: Reading) -> None:
    """Report what the tree knows to be amiss."""
    findings = reading.findings
    for words, line in vague_links(tree.root, reading.context.language):
        findings.tally("source-vague-link", line, words)
    for name, line in tree.unknown_shortcodes:
        findings.tally("source-unknown-shortcode", line, name)
    for name, line in tree.unknown_tags:
        findings.tally("source-unknown-tag", line, name)
    for mark, line in tree.missing_notes:
        findings.tally("source-note-missing", line, mark)
    for label, note in reading.definitions.items():
        if label not in reading.numbers and len(reading.numbers) < MAX_NOTES:
            findings.tally("source-note-unused", note.line, f"[^{label}]")
    if tree.too_deep is not None:
        findings.tally("source-nested-too-deep", tree.too_deep)


def _too_large(reading: Reading) -> Diagnostic:
    message = f"The text is larger than {MAX_BYTES // 1_000_000} MB; it is not read."
    hint = "Divide the story."
    return diagnose(
        "source-too-large", message, reading.findings.span(reading.context.first_line), hints=[hint]
    )
