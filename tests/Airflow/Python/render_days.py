"""Reads a JSON list of [source of a DAG, run], and prints for each the first and the last day that the run processes.

A run has type, trigger (when it was started) and tick (the end of the data interval; the time of the last tick for a manual run).
"""

import ast
import datetime
import json
import sys
import types
import zoneinfo

import jinja2

ENVIRONMENT = jinja2.Environment(undefined=jinja2.StrictUndefined)
ENVIRONMENT.filters["ds"] = lambda value: value.strftime("%Y-%m-%d")


def time(text):
    return datetime.datetime.fromisoformat(text).astimezone(datetime.timezone.utc)


def days(source, run):
    tree = ast.parse(source)
    constants = {
        s.targets[0].id: ast.literal_eval(s.value)
        for s in tree.body
        if isinstance(s, ast.Assign) and s.targets[0].id in ("YESTERDAY", "FIRST_DAY", "LAST_DAY")
    }
    zones = [k.value.value for n in ast.walk(tree) if isinstance(n, ast.Call) for k in n.keywords if k.arg == "tz"]
    context = {
        "dag_run": types.SimpleNamespace(
            run_type=run["type"],
            logical_date=time(run["trigger"]),
            run_after=time(run["trigger"] if run["type"] == "manual" else run["tick"]),
        ),
        "data_interval_end": time(run["tick"]),
        "dag": types.SimpleNamespace(timezone=zoneinfo.ZoneInfo(zones[0])),
        "macros": types.SimpleNamespace(timedelta=datetime.timedelta),
    }
    first = constants.get("FIRST_DAY", constants.get("YESTERDAY"))
    last = constants.get("LAST_DAY", constants.get("YESTERDAY"))
    return " ".join(ENVIRONMENT.from_string("{{ " + day + " }}").render(context) for day in (first, last))


json.dump([days(*question) for question in json.load(sys.stdin)], sys.stdout)
