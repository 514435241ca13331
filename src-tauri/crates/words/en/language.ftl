# The locale by which numbers and days are written.
language-formats = en-GB
