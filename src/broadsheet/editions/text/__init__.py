"""The text edition: the issue as a file that every machine shows, and every screen reader and Braille line reads."""

from broadsheet.edition import Made, Order
from broadsheet.issue.carried import carried_stories
from broadsheet.markup.plain.line import as_text
from broadsheet.markup.plain.sheet import issue_lines


class TextEdition:
    """`issue.txt`, in UTF-8."""

    name = "text"
    owns = ("issue.txt",)

    def make(self, order: Order) -> Made:
        wanted = order.config.text
        stories = carried_stories(order.issue, self.name, wanted.carry, wanted.excerpt_words)
        text = as_text(issue_lines(order.issue, stories, order.strings))
        return Made({"issue.txt": text.encode()})


TEXT = TextEdition()
