def validate_run_inputs(declared, others, params, dag_run, **_):
    """Check all inputs of a run at once; an unknown, missing or unsuitable one is an error."""
    known = [*declared, *others]
    problems = [f"{name}: unknown input" for name in (dag_run.conf or {}) if name not in known]
    for name, rules in declared.items():
        problem = problem_of(params.get(name), rules)
        if problem:
            problems.append(f"{name}: {problem}")
    if problems:
        raise ValueError("InvalidInput: " + "; ".join(problems))


def problem_of(value, rules):
    """Describe why an input does not accept a value, or return None."""
    kind = rules["type"]
    if value is None:
        return "missing" if rules["required"] else None
    classes = {"integer": int, "number": (int, float), "boolean": bool, "list": list, "map": dict}
    is_number = kind in ("integer", "number")
    if not isinstance(value, classes.get(kind, str)) or (is_number and isinstance(value, bool)):
        return f"must be of type {kind}"
    if is_number and not (math.isfinite(value) if kind == "number" else -(2**63) <= value < 2**63):
        return f"must be of type {kind}"
    if "values" in rules and value not in rules["values"]:
        return f"must be one of {rules['values']}"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        return f"must match the pattern {rules['pattern']}"
    try:
        if kind == "date" and date.fromisoformat(value).isoformat() != value:
            return "must be a date, written yyyy-mm-dd"
        if kind == "datetime":
            form = r"([0-9-]{10})[Tt ]([0-9:]{8})(?:\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
            if not (match := re.fullmatch(form, value)):
                return "must be a date and time in RFC 3339 form"
            datetime.fromisoformat(f"{match[1]}T{match[2]}{'+00:00' if match[3] in 'Zz' else match[3]}")
    except ValueError:
        return f"must be a valid {kind}"
    return None
