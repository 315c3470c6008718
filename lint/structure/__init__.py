"""What a document is made of: layout, sentences, zones, code, quotations, traits; worked out once, shared by all rules."""
