"""Which publication a reference is about, kept right as publications come in and change."""
