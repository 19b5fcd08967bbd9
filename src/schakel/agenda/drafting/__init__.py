"""An agenda on its way in: a document read, what was recognised in it as a draft, and corrections to that."""
