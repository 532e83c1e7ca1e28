def check_query(sql, expect, location, minimum=None, maximum=None, equals=None, project_id=None):
    """Let BigQuery check the result of a query: the job fails if its assertion does not hold."""
    if expect == "no_rows":
        statement = f"ASSERT NOT EXISTS (\n{sql}\n) AS 'The query has rows'"
    elif expect == "rows":
        statement = f"ASSERT EXISTS (\n{sql}\n) AS 'The query has no rows'"
    elif expect == "value":
        limits = [(" AND v >= ", minimum), (" AND v <= ", maximum), (" AND v = ", equals)]
        limit = "".join(operator + text_of(number) for operator, number in limits if number is not None)
        value = f"SELECT v IS NOT NULL{limit} FROM (SELECT (\n{sql}\n) AS v)"
        statement = f"ASSERT IFNULL(({value}), FALSE) AS 'The value is not the expected one'"
    else:
        raise ValueError(f"expect must be no_rows, rows or value; got {expect}")
    job = BigQueryHook().get_client(project_id=project_id, location=location).query(statement)
    try:
        job.result()
    finally:
        if not job.done(reload=False):
            job.cancel()
    return {"job_id": job.job_id}
