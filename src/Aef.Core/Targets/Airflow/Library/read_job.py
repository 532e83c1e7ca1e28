def read_job(job, ti, computed=None, **_):
    """Push the arguments of an operator that depend on a job file or on values of the run."""
    stored = {}
    if job["path"]:
        stored = json.loads(GCSHook().download(bucket_name=job["bucket"], object_name=job["path"]))
    parameters = {**job["defaults"], **stored, **job["given"], **(computed or {})}
    missing = [name for name in job["required"] if parameters.get(name) is None]
    if missing:
        raise ValueError(f"No value for the parameters {', '.join(missing)}")
    for name, kind in job["types"].items():
        if isinstance(parameters.get(name), str):
            text = parameters[name]
            parameters[name] = json.loads(text.lower() if kind == "boolean" else text)
    for key, argument in job["arguments"].items():
        value = fill(argument, parameters)
        if value is None:
            raise ValueError(f"No value for the argument {key}, which a run cannot omit; embed the job file")
        ti.xcom_push(key=key, value=value)


def fill(argument, parameters):
    """Replace references such as ${parameters.x}; omit what refers to a parameter without a value."""
    if isinstance(argument, dict):
        filled = {key: fill(value, parameters) for key, value in argument.items()}
        kept = {key: value for key, value in filled.items() if value is not None}
        return kept if kept or not argument else None
    if isinstance(argument, list):
        return [value for value in (fill(item, parameters) for item in argument) if value is not None]
    if not isinstance(argument, str):
        return argument
    reference = re.compile(r"\$\$\{|\$\{parameters\.([^}]*)\}")
    if (whole := reference.fullmatch(argument)) and whole[1]:
        return parameters.get(whole[1])
    if any(match[1] and parameters.get(match[1]) is None for match in reference.finditer(argument)):
        return None
    return reference.sub(lambda match: text_of(parameters[match[1]]) if match[1] else "${", argument)
