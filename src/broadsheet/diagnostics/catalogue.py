"""Every diagnostic code: its severity, why it is raised and how to mend it. The reference page is made from this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple


class Entry(NamedTuple):
    severity: Literal["error", "warning"]
    why: str
    cure: str


CATALOGUE: Mapping[str, Entry] = {
    # -- config: broadsheet.toml and issue.toml ---------------------------------------------------------------------
    "config-bad-value": Entry(
        "error",
        "A value is of the wrong kind or out of its range.",
        "Write what the message asks for.",
    ),
    "config-date-outside-calendar": Entry(
        "warning",
        "The publication's calendar is not known for so early or late a day, which is set in the Gregorian one.",
        "Correct the date, or choose another `calendar` in [publication].",
    ),
    "config-missing-file": Entry(
        "error",
        "The folder, or the issue, has no TOML file that describes it.",
        "Run the command in a publication folder, or make one with `broadsheet new`.",
    ),
    "config-missing-format": Entry(
        "error",
        "broadsheet.toml does not say which format it has, so it may be read wrongly.",
        "Write `format = 1` as its first line.",
    ),
    "config-missing-key": Entry(
        "error",
        "A key is missing that has no sensible default.",
        "Add the key the message names.",
    ),
    "config-newer-format": Entry(
        "error",
        "The file was made for a newer Broadsheet and would be misread by this one.",
        "Update Broadsheet.",
    ),
    "config-no-issue": Entry(
        "error",
        "There is no issue of this name, or none at all.",
        "Make a folder in issues/ with an issue.toml, or name one that is there.",
    ),
    "config-no-strings": Entry(
        "warning",
        "Broadsheet's own words are not translated into the publication's language yet.",
        "Translate those you need in [strings].",
    ),
    "config-reserved-name": Entry(
        "error",
        "An issue is named like something that lies beside all issues: in out/ the `site`, on it `search`, `pagefind`,"
        " or a file such as `index.html`.",
        "Give its folder in issues/ another name, such as the date.",
    ),
    "config-secret": Entry(
        "error",
        "Something that looks like a password, token or key stands in a file that is shared.",
        "Move it into the environment or data/secret.key, and change it if the file was ever shared.",
    ),
    "config-syntax": Entry(
        "error",
        "The file is not valid TOML.",
        "Mend the line named: text stands in quotes, lists in square brackets, one key a line.",
    ),
    "config-undated-issue": Entry(
        "warning",
        "An issue's date cannot be read, so it was passed over when looking for the latest issue.",
        "Write `date = 2026-11-01` into its issue.toml, or name the issue you want.",
    ),
    "config-unknown-key": Entry(
        "error",
        "A key is not known here; it may be misspelt or stand in the wrong table.",
        "Correct or remove it.",
    ),
    # -- source: stories and pictures -------------------------------------------------------------------------------
    "source-ambiguous-story": Entry(
        "error",
        "A name in `stories` fits more than one file.",
        "Write the path of the file you mean.",
    ),
    "source-animated-picture": Entry(
        "warning",
        "A picture is an animation, and its first frame is set.",
        "Save the frame you want as a still picture.",
    ),
    "source-bad-field": Entry(
        "warning",
        "A field of the front matter has a value that cannot be used, and was passed over.",
        "Write what the message asks for.",
    ),
    "source-bad-front-matter": Entry(
        "error",
        "The front matter of a listed story is not valid YAML or TOML, or does not end.",
        "Mend the line named.",
    ),
    "source-bold-heading": Entry(
        "warning",
        "A short paragraph in bold stands above text and looks like a heading; those who hear the text, or jump from"
        " heading to heading, cannot find it.",
        "Make it a heading: `## ` before the words, and no asterisks.",
    ),
    "source-broken-picture": Entry(
        "warning",
        "A picture is damaged, of an unknown format or beyond every limit, and is left out.",
        "Open it in a picture program and save it anew as JPEG or PNG.",
    ),
    "source-broken-pool-story": Entry(
        "warning",
        "A story that no issue lists yet cannot be read.",
        "Mend it before you list it.",
    ),
    "source-control-character": Entry(
        "warning",
        "The text holds control characters, which no edition can set.",
        "Remove them; they often come with text copied from a PDF.",
    ),
    "source-dead-link": Entry(
        "warning",
        "A link names a story that is in no issue, a page of an issue that has no such story, or a heading that is not"
        " there.",
        "Correct it. A story goes by its file (`ferry.md`, `../2025/ferry.md`) and becomes its address on the web; a"
        " heading goes by `#` and its words (`#low-water`).",
    ),
    "source-draft": Entry(
        "warning",
        "The issue lists a story that is marked as a draft.",
        "Remove `draft: true` when it is ready.",
    ),
    "source-duplicate-key": Entry(
        "warning",
        "A field stands twice in the front matter; the last one counts.",
        "Remove one of them.",
    ),
    "source-duplicate-slug": Entry(
        "error",
        "Two stories have the same slug: in one issue they would have the same address, in the list nobody knows"
        " which one is meant.",
        "Give one of them another `slug`, or list the one you mean by its file name or path.",
    ),
    "source-future-date": Entry(
        "warning",
        "A story is dated later than its issue.",
        "Correct the date of the story or of the issue.",
    ),
    "source-incomplete-drawing": Entry(
        "warning",
        "A drawing uses what no edition can show safely: effects, animation, other files, web pages.",
        "Export it from the drawing program as plain SVG, with text and effects as paths.",
    ),
    "source-lead-not-listed": Entry(
        "error",
        "The lead is not one of the issue's stories.",
        "Add it to `stories`, or name another lead.",
    ),
    "source-link-dropped": Entry(
        "warning",
        "A link leads somewhere only its site knows, or nowhere safe; its words stay.",
        "Write the whole address, with https://.",
    ),
    "source-listed-twice": Entry(
        "error",
        "The issue lists the same story twice.",
        "Remove one of the two.",
    ),
    "source-misplaced": Entry(
        "warning",
        "A picture or a note stands where there is no room for one, as in a standfirst.",
        "Move it into the text of the story.",
    ),
    "source-missing-alt": Entry(
        "warning",
        "A picture has no alternative text; its caption is used, or it is marked as decorative.",
        "Say in a sentence what the picture shows, for those who cannot see it.",
    ),
    "source-missing-picture": Entry(
        "warning",
        "A picture is not where the story says, and is left out.",
        "Correct the path; it is read from the publication folder.",
    ),
    "source-missing-story": Entry(
        "error",
        "The issue lists a story that is not in the publication folder.",
        "Correct the name; slugs, file names and paths all do.",
    ),
    "source-missing-title": Entry(
        "error",
        "A story has no title.",
        "Write `title: …` into its front matter.",
    ),
    "source-nested-too-deep": Entry(
        "warning",
        "Lists, quotations or tags are nested deeper than a page can show.",
        "Say it with fewer levels.",
    ),
    "source-note-missing": Entry(
        "warning",
        "The text refers to a note that is not there.",
        "Write the note, or delete its mark.",
    ),
    "source-note-unused": Entry(
        "warning",
        "Nothing in the story refers to a note, so it is left out.",
        "Set its mark where it belongs, or delete the note.",
    ),
    "source-over-limit": Entry(
        "error",
        "A story has more of something than can be set.",
        "Divide the story, or say it in fewer.",
    ),
    "source-path-outside": Entry(
        "error",
        "A path leads out of the publication folder; nothing is read from there.",
        "Copy the file into the folder.",
    ),
    "source-picture-without-file": Entry(
        "warning",
        "A picture's address names no file, and the story is set without it.",
        "Save the picture beside the story.",
    ),
    "source-poor-alt": Entry(
        "warning",
        "The alternative text of a picture is the name of a file, or says again what its caption says.",
        "Say in a sentence what the picture shows, for those who cannot see it.",
    ),
    "source-pull-quote-not-in-text": Entry(
        "warning",
        "A pull quote does not occur word for word in its story, and is left out.",
        "Copy the words from the story.",
    ),
    "source-remote-picture": Entry(
        "warning",
        "A picture is on the web; nothing is fetched, and the story is set without it.",
        "Save the picture beside the story.",
    ),
    "source-skipped-heading": Entry(
        "warning",
        "A heading stands more than one level below the heading before it, so that those who hear it miss what is"
        " between (PDF/UA-1, WCAG 2.2). It is set one level below.",
        "Give it one `#` more than the heading it belongs to.",
    ),
    "source-too-large": Entry(
        "error",
        "A text file is larger than any story.",
        "Divide it, or look whether it holds something else than text.",
    ),
    "source-too-many-stories": Entry(
        "warning",
        "The pool holds more stories than are looked through.",
        "Move old stories out of stories/.",
    ),
    "source-undecodable": Entry(
        "error",
        "A text is not encoded as UTF-8.",
        "Save it as UTF-8 in your editor.",
    ),
    "source-unknown-shortcode": Entry(
        "warning",
        "A shortcode or template tag of a website does not run here, and is left out.",
        "Write what it would have shown.",
    ),
    "source-unknown-tag": Entry(
        "warning",
        "An HTML tag cannot be printed or mailed; the words inside stay.",
        "Say it in Markdown, or take it out.",
    ),
    "source-unreadable": Entry(
        "error",
        "The machine does not let Broadsheet read a file.",
        "Look at its permissions.",
    ),
    "source-unreadable-date": Entry(
        "warning",
        "A date is written in a way that has no one meaning.",
        "Write it as 2026-10-28.",
    ),
    "source-vague-link": Entry(
        "warning",
        "The words of a link, such as “here” or “read more”, say nothing when they are read alone, as screen readers"
        " list them (WCAG 2.2, 2.4.4).",
        "Let the link be the words that name what is there.",
    ),
    # -- import: back issues brought home ---------------------------------------------------------------------------
    "import-does-not-build": Entry(
        "warning",
        "An issue was brought home as it was found, and something in it stops a build.",
        "Do what the hints say, then run `broadsheet build`.",
    ),
    "import-kept-edited": Entry(
        "warning",
        "The import would write files that somebody has changed since, or that are not its own.",
        "Nothing need be done. To start over, remove the issue's folders in issues/ and stories/, and import again.",
    ),
    "import-nothing-found": Entry(
        "error",
        "A source holds no headline that could be told from its text.",
        "Look whether it is a newsletter, and whether its text can be selected: a scan has none.",
    ),
    "import-other-pages": Entry(
        "warning",
        "What was found of an issue, often without its pictures, no longer makes the pages it had, so it takes as many"
        " as it needs.",
        "Add what is missing, then write the number of `pages` into its issue.toml.",
    ),
    "import-over-limit": Entry(
        "error",
        "A source is too large, or takes too long or too much memory to read.",
        "Divide it, or save it anew with the program it came from.",
    ),
    "import-profile-empty": Entry(
        "warning",
        "The issue named with `--profile` was compared with its source, and has no habit that is not known of every"
        " newsletter.",
        "Correct what is wrong in its stories and boxes first, or name another issue of the series.",
    ),
    "import-profile-missing": Entry(
        "error",
        "`--profile` names an issue that is not in the publication.",
        "Name an issue by its folder in issues/.",
    ),
    "import-profile-not-imported": Entry(
        "error",
        "The issue named with `--profile` was written here, so there is no source to compare it with.",
        "Import an issue of the series, correct it, and name that one.",
    ),
    "import-profile-source": Entry(
        "error",
        "The file from which the issue named with `--profile` was brought home is not to be found, or has changed.",
        "Name the file, or the folder in which it lies, as a source.",
    ),
    "import-undated": Entry(
        "warning",
        "Neither the issue nor the name of its file nor any of its stories says a date.",
        "Write `date` into its issue.toml.",
    ),
    "import-unknown-kind": Entry(
        "error",
        "A source is of a kind that cannot be brought home, or an address, from which nothing is fetched.",
        "Save it as PDF, plain text, mail or web page, and name the file.",
    ),
    "import-unreadable": Entry(
        "error",
        "A source is not there, or is not what its name says, or is damaged.",
        "Open it in the program it came from, and save it anew.",
    ),
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
        "Save photographs as JPEG, not PNG; give a drawing fewer colours, or draw it with lines (SVG).",
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
