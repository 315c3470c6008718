"""How much of what is wrong in labelled texts a tool finds, how often it is right, and what its corrections break."""
