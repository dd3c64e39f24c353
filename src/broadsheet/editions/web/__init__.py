"""The web edition: an index for the issue, a page for each story, and feeds; they need no script and ask nobody."""
