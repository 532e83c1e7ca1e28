def multiply_values(left, right):
    """Multiply two numbers."""
    left, right = two_numbers(left, right)
    return in_range(left * right)
