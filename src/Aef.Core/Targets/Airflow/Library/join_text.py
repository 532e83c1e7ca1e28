def join_text(*parts):
    """Join strings, numbers and booleans; other values are errors."""
    return "".join(text_of(part) for part in parts)
