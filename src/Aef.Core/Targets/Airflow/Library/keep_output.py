def keep_output(output):
    """Return the output of a step, which has at most 64 KiB."""
    if len(json.dumps(output, ensure_ascii=False, separators=(",", ":")).encode()) > 65536:
        raise ValueError("OutputTooLarge: the output of the step has more than 64 KiB")
    return output
