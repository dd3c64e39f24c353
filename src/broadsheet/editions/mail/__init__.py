"""The mail edition: an issue as one message, in HTML and in text."""
