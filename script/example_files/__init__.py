"""Builds the example library: Markdown sources become PDF, DOCX and HTML files and one manifest."""
