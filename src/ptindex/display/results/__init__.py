"""What shows each kind of result: its tables, from which text, HTML and pages come out alike, and their words."""
