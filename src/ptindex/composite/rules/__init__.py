"""What `aggregation` is made of beside its core: means over rows, and rankings by majority."""
