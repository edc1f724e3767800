"""How well it reads: runs the reader over benchmark sets, calls their scorers, holds the result against pinned floors."""
