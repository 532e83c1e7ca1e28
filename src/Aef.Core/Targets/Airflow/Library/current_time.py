def current_time():
    """Return the seconds since 1970."""
    return time.time()
