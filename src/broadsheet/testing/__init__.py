"""Contract suites and invented copy, for our own tests and for those of whoever extends the program."""
