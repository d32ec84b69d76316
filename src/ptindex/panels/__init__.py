"""What is told of a panel: its trends, the change of each step, and what is known in each year."""
