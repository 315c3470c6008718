"""Settings and the file that they come from."""
