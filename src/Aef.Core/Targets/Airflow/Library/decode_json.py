def decode_json(data):
    """Read a value in JSON; a whole number of more than 64 bits becomes one with a fraction."""
    text = data.decode() if isinstance(data, bytes) else of_type(data, str)
    return json.loads(text, parse_int=json_integer, parse_constant=json_constant)


def json_integer(text):
    """Read a whole number."""
    number = int(text)
    return number if -(2**63) <= number < 2**63 else float(text)


def json_constant(text):
    """Reject the numbers that Python accepts although JSON does not have them."""
    raise ValueError(f"ExpressionError: {text} is not JSON")
