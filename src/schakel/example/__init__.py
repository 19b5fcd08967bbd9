"""Example content, written for Schakel: a region's agenda and publications, with true figures and their sources."""
