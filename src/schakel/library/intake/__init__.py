"""Files on their way in: the queue, reading, and writing what was read as publications, pages and passages."""
