def text_of(value):
    """Write a string, a number or a boolean as text; other values are errors."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if not isinstance(value, (str, int)):
        raise TypeError(f"ExpressionError: text cannot contain {type(value).__name__}")
    return str(value)


def number_text(number):
    """Write a number with the fewest digits, from 1e-6 up to 1e21 without an exponent."""
    if not math.isfinite(number):
        return "NaN" if number != number else "+Inf" if number > 0 else "-Inf"
    if number != 0 and not 1e-6 <= abs(number) < 1e21:
        return repr(number)
    text = format(Decimal(repr(number)), "f")
    return text[:-2] if text.endswith(".0") else text
