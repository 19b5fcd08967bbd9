"""What the pages of no room read: compositions of the rooms' own queries."""
