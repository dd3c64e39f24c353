"""Diagnostics of the publication folder: its settings, stories and pictures."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.diagnostics.entry import Entry

OF_SOURCES: Mapping[str, Entry] = {
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
    "source-picture-link": Entry(
        "warning",
        "A picture is a link. It stays, but leads nowhere: on paper nobody could follow it, and those who hear the text"
        " would not know where to.",
        "Write the link into the caption or the text.",
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
}
