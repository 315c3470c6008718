"""How the `confusion` kind works: a gazetteer, cues from YAML, a reading of the document, and a decision list over it."""
