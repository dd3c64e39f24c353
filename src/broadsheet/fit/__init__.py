"""Copyfitting: which words, pictures and boxes go where, so that the pages come out exactly full.

Knows the issue and whole lines; asks a `Measurer` for heights; never a typesetter.
"""
