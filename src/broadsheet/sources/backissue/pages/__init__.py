"""Back issues as pages: what stands where, on paper or on a grid of characters, becomes lines in reading order.

`reading.py` is the parent of what needs pdfium, `grid.py` of what does not.
"""
