"""The press: `compile_issue` runs the whole pipeline; what was made is kept and put in place atomically."""
