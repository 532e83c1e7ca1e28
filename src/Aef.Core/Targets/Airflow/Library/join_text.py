def join_text(*parts):
    """Join strings, whole numbers and booleans; other values are errors."""
    words = {True: "true", False: "false"}
    for part in parts:
        if not isinstance(part, (str, int)):
            raise TypeError("ExpressionError: only strings, whole numbers and booleans can be inserted into text")
    return "".join(words[part] if isinstance(part, bool) else str(part) for part in parts)
