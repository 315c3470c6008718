"""What stands more than once in a corpus: whole documents, nearly or exactly, and passages of them."""
