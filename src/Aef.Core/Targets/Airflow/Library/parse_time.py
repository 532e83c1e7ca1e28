def parse_time(value):
    """Return the seconds since 1970 of a time in RFC 3339 form."""
    form = r"([0-9-]{10})[Tt ]([0-9:]{8})(?:\.([0-9]{1,9}))?([Zz]|[+-][0-9]{2}:[0-9]{2})"
    match = re.fullmatch(form, of_type(value, str))
    if not match:
        raise ValueError("ExpressionError: the string is not a time in RFC 3339 form")
    time = datetime.fromisoformat(f"{match[1]}T{match[2]}{'+00:00' if match[4] in 'Zz' else match[4]}")
    seconds = (time - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(seconds=1)
    return float(seconds * 10**7 + int((match[3] or "").ljust(7, "0")[:7])) / 10**7
