"""An issue as lines of text, for every program that can show letters.

The text edition and the text of a mail are written by this same hand. Nothing here is made from HTML: converters lose
the links, leak what was hidden, and break lines by counting characters.
"""
