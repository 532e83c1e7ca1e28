def upper_text(source):
    """Return a string in upper case; its length stays the same."""
    letters = [(letter, letter.upper()) for letter in of_type(source, str)]
    return "".join(upper if len(upper) == 1 else letter for letter, upper in letters)
