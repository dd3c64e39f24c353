"""Editions: one module a medium, issue (and flatplan) in, artefacts out. They do not know each other."""
