"""What `csv` is made of: its rows, tidy and wide, and the sheet that they stand in."""
