def split_text(source, separator):
    """Return the parts of a string between separators."""
    return of_type(source, str).split(of_type(separator, str))
