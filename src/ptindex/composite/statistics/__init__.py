"""What several steps ask of the units: how indicators move together, and what to say when units are few."""
