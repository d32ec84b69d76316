"""What reads numbers in: rows and tables of any kind, looked at cell by cell."""
