"""Judgement as data: facts, points, bands, evidence, the sheet that `why` prints."""
