"""Reports for people and programs: formats, the page, the server of a review."""
