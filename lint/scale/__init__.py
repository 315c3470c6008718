"""ChunkOffset one machine: shards of a corpus, each checked by itself, and their sum."""
