"""Diagnostics of the plan of the pages, of print and of all other editions."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.diagnostics.entry import Entry

OF_EDITIONS: Mapping[str, Entry] = {
    # -- fit: the plan of the print pages ---------------------------------------------------------------------------
    "fit-infeasible": Entry(
        "error",
        "No layout fills exactly this many pages without breaking a hard rule.",
        'Do what the hints say: another number of pages, more copy, or fewer wishes such as `keep = "whole"`.',
    ),
    # -- print: the PDF ---------------------------------------------------------------------------------------------
    "print-bad-theme": Entry(
        "error",
        "A theme of the publication's own has no drawing, or one that cannot be used.",
        "Mend the file of themes/ that the message names, or choose another `theme` in [print].",
    ),
    "print-column-too-narrow": Entry(
        "error",
        "Text in so narrow a column would have holes, and words would stand out of it.",
        "Set fewer `columns`, a larger `paper` or a smaller `body_size` in [print].",
    ),
    "print-coarse-picture": Entry(
        "warning",
        "A picture has so few dots that it would print visibly coarse, even as narrow as it may be. A story’s is left"
        " out, one in a box is set all the same.",
        "Use the picture as it left the camera; the other editions show this one all the same.",
    ),
    "print-differs-from-plan": Entry(
        "error",
        "The finished PDF was read back and is not what was planned. This is a fault of Broadsheet or of a theme.",
        "Please report it with the issue folder; until then, change the story the message names a little.",
    ),
    "print-long-headline": Entry(
        "warning",
        "By an estimate from its characters, a headline takes more than four lines at the narrowest it may be set, or"
        " more than three over several columns at the widest: it is no longer seen at a glance.",
        "Say it in fewer words, and the rest in the `standfirst`. With `columns` in issue.toml the story is never"
        " narrower than that.",
    ),
    "print-low-contrast": Entry(
        "warning",
        "Text in this colour cannot be read by everyone on its ground (WCAG 2.2, 1.4.3).",
        "Choose a darker colour in [print.colours], or leave it to the theme.",
    ),
    "print-missing-glyph": Entry(
        "error",
        "A character would print as an empty box, because no font has it.",
        "Put a font that has the character into the folder fonts/, or write it another way. For Chinese, Japanese and"
        " Korean there are fonts to install: `pip install 'broadsheet[cjk]'`.",
    ),
    "print-overset-box": Entry(
        "error",
        "The matter of a box has no room in the size that `size` gives it, in whatever shape.",
        "Say it in fewer words, or give it a larger `size`.",
    ),
    "print-no-cover": Entry(
        "warning",
        "`cover = true` in [print] asks for a cover, and page one is none: there are fewer than three pages, the lead"
        " has no picture sharp enough for the full width, or it does not fill the page with the head and *In this"
        " issue*.",
        "Change what the message names, or leave `cover` out.",
    ),
    "print-page-too-small": Entry(
        "error",
        "The paper holds too few lines of this size for a page to be made of them.",
        "Choose a larger `paper` or a smaller `body_size` in [print].",
    ),
    "print-private-character": Entry(
        "error",
        "A character for private use looks right in one font only, and PDF/A does not allow it: nobody could read it"
        " later.",
        "Write it another way, or set it as a picture.",
    ),
    "print-refused": Entry(
        "error",
        "The typesetter stopped. This is a fault of Broadsheet or of a theme.",
        "Please report it with the issue folder.",
    ),
    "print-stale": Entry(
        "warning",
        "The sources have changed since the editions in out/ were built; or else what they are printed with: a setting"
        " of [print], a word of [strings], the theme, a font.",
        "Run `broadsheet build`.",
    ),
    "print-tall-picture": Entry(
        "warning",
        "A picture, cropped as far as it may be, is still deeper than a column has room for, and is left out.",
        "Crop it to a wider shape; the other editions show this one all the same.",
    ),
    "print-too-deep": Entry(
        "error",
        "A headline or a box is, at any width, deeper than the page it has to stand on.",
        "Say it in fewer words, or choose a larger `paper` or a smaller `body_size` in [print].",
    ),
    "print-unknown-font": Entry(
        "error",
        "The typesetter would silently use another face for a family it does not know.",
        "Use one of the families the message names, or put the font files into the folder fonts/.",
    ),
    "print-unknown-theme": Entry(
        "error",
        "[print] names a theme that does not exist.",
        "Use one of the themes the message names.",
    ),
    "print-unusable-font": Entry(
        "warning",
        "A file in fonts/ is not a font that print can use, and is passed over.",
        "Put the font there as .ttf or .otf, or remove the file.",
    ),
    "print-wide-box": Entry(
        "error",
        "The `size` of a box asks for more columns than a page has.",
        "Ask for fewer, set more `columns` in [print], or give the box a share of the page.",
    ),
    # -- mail and other editions ------------------------------------------------------------------------------------
    "edition-failed": Entry(
        "error",
        "An edition that another package brings stopped with an error. The other editions are made.",
        "Tell who makes that package, or build with `--edition` and leave it out.",
    ),
    "edition-stray": Entry(
        "error",
        "An edition made a file that is not among those it owns, which might be another edition’s.",
        "Tell who makes that package.",
    ),
    "mail-no-pictures": Entry(
        "warning",
        "Mail programs fetch pictures from the publication’s own site, and its address is not known.",
        "Set `url` in [publication].",
    ),
    "mail-too-large": Entry(
        "warning",
        "The mail is larger than some programs show, and no excerpt is left that could be cut shorter.",
        "Put fewer stories or shorter boxes into the issue.",
    ),
    "mail-trimmed": Entry(
        "warning",
        "Some programs do not show so large a mail whole, so excerpts are cut shorter, the lowest `priority` first.",
        "Set `excerpt_words` in [mail] lower, or carry fewer stories whole.",
    ),
    "mail-unusable-style": Entry(
        "warning",
        "The publication’s own style sheet for mail cannot be read, or would fetch something when the mail is opened.",
        "Write plain rules without `url()` and `@import`.",
    ),
    # -- web and EPUB ------------------------------------------------------------------------------------------------
    "epub-unusable-style": Entry(
        "warning",
        "The theme's own style sheet for EPUB cannot be read, or would fetch something from elsewhere.",
        "Mend what the message names; nothing in a style sheet may fetch anything.",
    ),
    "web-heavy-picture": Entry(
        "warning",
        "A picture weighs more than half a megabyte even after it was made as small as it is shown, so that a page"
        " with it loads slowly and costs readers money.",
        "Save photographs as JPEG, not PNG, and without grain; give a drawing fewer colours, or draw it with lines"
        " (SVG).",
    ),
    "web-moved-story": Entry(
        "warning",
        "A story that was published has another address now. The old one leads to it, but feeds tell of stories by"
        " their address, so that everybody who follows one gets the story again.",
        "Write the old `slug` into the front matter of the story, or the old `url` into [publication]; or leave it,"
        " and readers see the story twice.",
    ),
    "web-no-search": Entry(
        "warning",
        "`search = true` needs a package that is not installed with Broadsheet, because it is large.",
        "Install it with `pip install broadsheet[search]`, or set `search = false` in [web].",
    ),
    "web-unusable-alias": Entry(
        "warning",
        "An old address of a story (`aliases`, `redirect_from`) is that of a page that is there, or of another story,"
        " or no plain path; nothing leads from it to the story.",
        "Correct it, or take it out. Write it from the root of the site: `/2019/the-mill/`.",
    ),
    "web-unusable-style": Entry(
        "warning",
        "The theme's own style sheet for the web cannot be read, or would fetch something from elsewhere.",
        "Mend what the message names; nothing in a style sheet may fetch anything.",
    ),
    # -- press: the cache and the outputs ---------------------------------------------------------------------------
    "press-cache-unwritable": Entry(
        "warning",
        "The disk is full or read-only, so that what was made cannot be kept for the next build.",
        "Free some space, or make `.broadsheet` writable; without it builds are only slower.",
    ),
}
