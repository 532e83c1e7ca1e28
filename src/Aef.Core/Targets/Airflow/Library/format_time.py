def format_time(seconds, zone=None):
    """Write a time in RFC 3339 form, in a time zone."""
    microseconds = timedelta(microseconds=round(two_numbers(seconds, seconds)[0] * 1e6))
    utc = datetime(1970, 1, 1, tzinfo=timezone.utc) + microseconds
    time = utc.astimezone(ZoneInfo(of_type("UTC" if zone is None else zone, str)))
    text, offset = time.replace(tzinfo=None).isoformat(), time.isoformat()[-6:]
    return (text.rstrip("0") if "." in text else text) + ("Z" if zone in (None, "UTC") else offset)
