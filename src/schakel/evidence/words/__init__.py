"""What is known, in words: data become sentences in the reader's language, for pages, programs and commands alike."""
