"""The issue model: pure values, and the questions one can ask of them."""
