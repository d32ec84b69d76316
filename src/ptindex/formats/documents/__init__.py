"""What `json` is made of: strict readers and fast writers of each kind of document."""
