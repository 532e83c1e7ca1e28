def floor_of(number):
    """Return the next lower whole number."""
    number = two_numbers(number, number)[0]
    if not math.isfinite(number):
        return number
    floor = math.floor(number)
    return floor if -(2**63) <= floor < 2**63 else float(floor)
