"""What each HTML tag is to a printed page. A tag that is in none of these is unknown: its words stay."""

from __future__ import annotations


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Names that no HTML can spell.
MORE, NOTE, NOTE_REFERENCE = "#more", "#note", "#note-reference"
# A figure and its caption inside running text, where HTML's would end the paragraph.
FIGURE, CAPTION = "#figure", "#caption"

HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
BLOCKS = (
    HEADINGS
    | {NOTE}
    | _tags(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    )
    | _tags(
        "figure footer form header hgroup hr html li main menu nav ol p pre search section summary table tbody td"
    )
    | _tags("tfoot th thead tr ul")
)
# Inline tags that `inlines` makes something of, and those that say nothing a page could show.
MARKS = _tags("a abbr acronym b br button cite code dfn em i img kbd q rp rt samp span strong sub sup tt var")
TRANSPARENT = _tags(
    "bdi bdo big blink data del font ins label legend mark nobr picture rb rtc ruby s small strike time u wbr"
)
VOID = _tags("area base br col embed hr img input link meta param source track wbr")

# Tags that give nothing: they need a screen, a network or a reader who clicks …
LIVE = _tags(
    "applet audio canvas embed frame frameset iframe input map meter object progress select svg video"
)
# … or never had words for a reader.
DROPPED = (
    LIVE
    | _tags(
        "area base col colgroup datalist head link meta noembed noframes noscript optgroup option param script"
    )
    | _tags("source style template textarea title track xmp")
)
KNOWN = BLOCKS | MARKS | TRANSPARENT | DROPPED
# Those whose content HTML does not read as markup.
RAW_TEXT = _tags("noembed noframes script style template textarea title xmp")
