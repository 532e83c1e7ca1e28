def new_uuid():
    """Return a random id."""
    return str(uuid.uuid4())
