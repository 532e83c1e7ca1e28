def absolute_value(number):
    """Return a number without its sign."""
    return in_range(abs(two_numbers(number, number)[0]))
