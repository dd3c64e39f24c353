"""The EPUB edition: the issue as a book that grows and shrinks with its reader (EPUB 3.3)."""
