"""Back issues as e-mail: messages and the HTML pages of mails become lines with type, links and pictures.

`reading.py` is the parent.
"""
