def divide_values(left, right):
    """Divide two numbers; the result may have a fraction."""
    left, right = two_numbers(left, right)
    return float(left) / float(right)
