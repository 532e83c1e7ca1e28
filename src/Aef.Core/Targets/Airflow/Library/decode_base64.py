def decode_base64(data, padding=None):
    """Read bytes in Base64."""
    text = of_type(data, str)
    if padding is not None and not of_type(padding, bool):
        text += "=" * (-len(text) % 4)
    return base64.b64decode(re.sub("[ \t\r\n]", "", text), validate=True)
