"""Every sentence that people read, by language and topic. Plain text: whoever draws a card escapes it."""
