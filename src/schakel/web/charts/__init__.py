"""Charts as SVG: pure functions from data to markup, with attributes and classes only, no inline style."""
