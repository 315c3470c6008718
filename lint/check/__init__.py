"""From documents and rules to findings: rulebook, pipeline, judge, overlap, corpus questions."""
