"""What `release` is made of: the files of a release, its manifest, its archive and its check."""
