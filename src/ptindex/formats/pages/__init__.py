"""What `page` is made of: reading and writing the lines of a country page."""
