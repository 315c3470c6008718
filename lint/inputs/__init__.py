"""Doors: which files a run looks at, and how their bytes become documents and back."""
