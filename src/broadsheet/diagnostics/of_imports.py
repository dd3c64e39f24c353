"""Diagnostics of back issues that are brought home."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.diagnostics.entry import Entry

OF_IMPORTS: Mapping[str, Entry] = {
    "import-does-not-build": Entry(
        "warning",
        "An issue was brought home as it was found, and something in it stops a build.",
        "Do what the hints say, then run `broadsheet build`.",
    ),
    "import-guessed-encoding": Entry(
        "warning",
        "A source of flat text is not in UTF-8, and nothing in it says in which encoding it is.",
        "Look at letters with accents in the stories. If they are wrong, save the source as UTF-8 and import it again.",
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
    "import-teaser": Entry(
        "warning",
        "A story fits no place of a page: it is too short for any, or may not be cut because it goes on nowhere. Print"
        " shows its head alone; the other editions have it whole.",
        "Give the story a `permalink`, or the publication a `url`, so that it can be cut; or write more.",
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
}
