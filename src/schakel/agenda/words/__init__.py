"""What the coach and the recogniser say, in the reader's language."""
