"""What `weighting` is made of: a module for each family of methods, and the value that all return."""
