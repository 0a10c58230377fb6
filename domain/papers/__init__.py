"""Papers that leave the chat as files: what stands in them and how it is laid out, before any file is made.

They are papers of an office, so they are in Vietnamese whoever asks for them; their words stand in ``words``.
"""
