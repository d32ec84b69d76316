"""What `uncertainty` and `sensitivity` are made of: what is varied, how it is drawn, and what is kept of the draws."""
