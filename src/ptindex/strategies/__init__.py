"""The methods of ours, and how a method is told apart from every other."""
