"""Rules for people: a rule's manual, why it speaks or keeps silent at a place, and what it costs."""
