def choose_value(condition, yes, no):
    """Return one of two values; a condition of null counts as false."""
    return yes if condition is not None and of_type(condition, bool) else no
