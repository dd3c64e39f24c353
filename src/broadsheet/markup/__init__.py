"""Blocks and inlines as fragments of a medium's own language. Escaping lives only here."""
