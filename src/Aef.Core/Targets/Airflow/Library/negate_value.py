def negate_value(number):
    """Return a number with the other sign."""
    return in_range(-two_numbers(number, number)[0])
