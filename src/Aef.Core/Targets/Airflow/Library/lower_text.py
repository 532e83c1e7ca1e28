def lower_text(source):
    """Return a string in lower case; its length stays the same."""
    letters = [(letter, letter.lower()) for letter in of_type(source, str)]
    return "".join(lower if len(lower) == 1 else letter for letter, lower in letters)
