def check_data(
    sql,
    severity,
    expect=None,
    minimum=None,
    maximum=None,
    equals=None,
    fresh_within_minutes=None,
    columns=None,
    location=None,
    project_id=None,
):
    """Check data in BigQuery: each condition is a statement that fails if it is not met."""
    if expect not in (None, "no_rows", "rows", "value"):
        raise ValueError(f"expect must be no_rows, rows or value; got {expect}")
    limits = {">=": minimum, "<=": maximum, "=": equals}
    limits = {sign: limit for sign, limit in limits.items() if limit is not None}
    numbers = {sign: limit if isinstance(limit, int) else float(limit) for sign, limit in limits.items()}
    compared = "".join(f" AND v {sign} {text_of(number)}" for sign, number in numbers.items())
    value = f"FROM (SELECT (\n{sql}\n) AS v)), FALSE)"
    checks = {}
    if columns is not None:
        names = ",".join("`" + json.dumps(name)[1:-1].replace("`", "\\`") + "`" for name in columns)
        checks["columns are missing"] = f"NOT EXISTS (SELECT {names} FROM (\n{sql}\n) WHERE FALSE)"
    if fresh_within_minutes is not None:
        oldest = f"TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL {int(fresh_within_minutes)} MINUTE)"
        checks["the data is too old"] = f"IFNULL((SELECT CAST(v AS TIMESTAMP) >= {oldest} {value}"
    if expect == "rows":
        checks["the query has no rows"] = f"EXISTS (\n{sql}\n)"
    if expect == "value" or limits:
        checks["the value is not the expected one"] = f"IFNULL((SELECT v IS NOT NULL{compared} {value}"
    if expect == "no_rows" or (expect is None and not checks):
        checks["the query has rows"] = f"NOT EXISTS (\n{sql}\n)"
    statements = [f"ASSERT {check} AS 'The check failed: {problem}';\n" for problem, check in checks.items()]
    job = BigQueryHook().get_client(project_id=project_id, location=location).query("".join(statements))
    try:
        job.result()
    except GoogleAPICallError as error:
        unmet = ["The check failed", *(["Unrecognized name"] if columns is not None else [])]
        if severity != "warning" or not any(words in str(error) for words in unmet):
            raise
        logging.getLogger(__name__).warning("%s", error)
        return {"job_id": job.job_id, "location": job.location, "passed": False}
    finally:
        if not job.done(reload=False):
            job.cancel()
    return {"job_id": job.job_id, "location": job.location, "passed": True}
