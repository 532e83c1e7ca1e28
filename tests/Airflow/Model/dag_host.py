"""Imports DAG files without Airflow, and calls their functions, for the model of Airflow's scheduler.

Each line of the input is a question as JSON, and each answer is a line as JSON. The modules of Airflow are stubs that record
the tasks and edges of a DAG, so that they can be compared with those that the reader of the model finds.
"""

from __future__ import annotations

import datetime
import dis
import inspect
import json
import re
import sys
import types
import uuid
import zoneinfo

try:
    import jinja2
except ImportError:
    jinja2 = None


class AirflowException(Exception):
    pass


class AirflowSkipException(AirflowException):
    pass


class AirflowFailException(AirflowException):
    pass


class Instant(datetime.datetime):
    def in_timezone(self, zone):
        return self.astimezone(zoneinfo.ZoneInfo(zone) if isinstance(zone, str) else zone)


class Recorder:
    """What the file that is imported has made so far."""

    def __init__(self):
        self.functions = {}
        self.tasks = {}
        self.groups = []
        self.dag = None


RECORDER = Recorder()


class Opaque:
    """Anything whose value does not matter while a file is imported."""

    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs


class Item:
    """The item of a mapped group."""


class Literal:
    def __init__(self, value):
        self.value = value


class Connected:
    def __rshift__(self, other):
        connect(self, other)
        return other

    def __lshift__(self, other):
        connect(other, self)
        return other

    def __rrshift__(self, other):
        connect(other, self)
        return self

    def __rlshift__(self, other):
        connect(self, other)
        return self

    def set_downstream(self, other):
        connect(self, other)

    def set_upstream(self, other):
        connect(other, self)


class XCom(Connected):
    def __init__(self, task, key="return_value"):
        self.task, self.key = task, key

    def __getitem__(self, key):
        return XCom(self.task, key)


class Task(Connected):
    def __init__(self, kind, task_id, values, trigger_rule):
        group = RECORDER.groups[-1] if RECORDER.groups else None
        self.id = group.full(task_id) if group else task_id
        if self.id in RECORDER.tasks:
            raise AirflowException(f"duplicate task id {self.id}")
        self.kind, self.group, self.trigger_rule = kind, group, str(trigger_rule or "all_success")
        self.upstream, self.downstream = set(), set()
        RECORDER.tasks[self.id] = self
        for reference in references(values):
            connect(reference, self)

    @property
    def output(self):
        return XCom(self)


class TaskGroup(Connected):
    def __init__(self, group_id, *, prefix_group_id=True, **kwargs):
        self.parent = RECORDER.groups[-1] if RECORDER.groups else None
        self.own, self.prefix = group_id, prefix_group_id

    def full(self, name):
        name = f"{self.own}.{name}" if self.prefix else name
        return self.parent.full(name) if self.parent else name

    def __enter__(self):
        RECORDER.groups.append(self)
        return self

    def __exit__(self, *error):
        RECORDER.groups.pop()

    def has(self, task):
        group = task.group
        while group is not None and group is not self:
            group = group.parent
        return group is self

    def ends(self, direction):
        inside = [t for t in RECORDER.tasks.values() if self.has(t)]
        return [t for t in inside if not any(self.has(o) for o in getattr(t, direction))]


class DAG:
    def __init__(self, dag_id, **kwargs):
        self.id, self.kwargs = dag_id, kwargs
        RECORDER.dag = self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


def references(value):
    if isinstance(value, XCom):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from references(entry)
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from references(entry)
    elif isinstance(value, Literal):
        yield from references(value.value)
    elif isinstance(value, Opaque):
        yield from references(value.kwargs)


def ends(value, direction):
    if isinstance(value, Task):
        return [value]
    if isinstance(value, XCom):
        return [value.task]
    if isinstance(value, TaskGroup):
        return value.ends(direction)
    return [end for entry in value for end in ends(entry, direction)]


def connect(left, right):
    for upstream in ends(left, "downstream"):
        for downstream in ends(right, "upstream"):
            upstream.downstream.add(downstream)
            downstream.upstream.add(upstream)


def chain(*values):
    for left, right in zip(values, values[1:]):
        if isinstance(left, list) and isinstance(right, list):
            for pair in zip(left, right, strict=True):
                connect(*pair)
        else:
            connect(left, right)


def operator(name):
    class Operator(Task):
        def __init__(self, *, task_id, trigger_rule=None, **kwargs):
            super().__init__(name, task_id, kwargs, trigger_rule)
            if callable(kwargs.get("python_callable")):
                RECORDER.functions[kwargs["python_callable"].__name__] = kwargs["python_callable"]

        @classmethod
        def partial(cls, **kwargs):
            return types.SimpleNamespace(expand=lambda **items: cls(**kwargs, **items))

    return Operator


class Decorated:
    def __init__(self, kind, function, options):
        self.kind, self.function, self.options = kind, function, options
        RECORDER.functions[function.__name__] = function

    def override(self, **options):
        return Decorated(self.kind, self.function, {**self.options, **options})

    def __call__(self, *args, **kwargs):
        bound = inspect.signature(self.function).bind_partial(*args, **kwargs).arguments
        if self.kind != "@task_group":
            task_id = self.options.get("task_id", self.function.__name__)
            return XCom(Task(self.kind, task_id, bound, self.options.get("trigger_rule")))
        group = TaskGroup(self.options.get("group_id", self.function.__name__))
        with group:
            self.function(**bound)
        return group

    def partial(self, **given):
        return types.SimpleNamespace(expand=lambda **items: self.mapped(given, items))

    def expand(self, **items):
        return self.mapped({}, items)

    def mapped(self, given, items):
        if self.kind != "@task_group":
            return self(**given, **items)
        group = self(**given, **{name: Item() for name in items})
        for reference in references(items):
            connect(reference, group)
        return group


class Decorator:
    def __init__(self, kind):
        self.kind = kind

    def __call__(self, function=None, **options):
        if function is not None:
            return Decorated(self.kind, function, options)
        return lambda wrapped: Decorated(self.kind, wrapped, options)

    @property
    def short_circuit(self):
        return Decorator(f"{self.kind}.short_circuit")


CONTEXT = {}


class FakeBlob:
    def __init__(self, bucket, name):
        self.generation, self.size = 1754, len(bucket) + len(name)


class FakeStorage(Opaque):
    def get_conn(self):
        def get_blob(bucket, name):
            return None if name == "gone" else FakeBlob(bucket, name)

        return types.SimpleNamespace(
            bucket=lambda bucket: types.SimpleNamespace(get_blob=lambda name: get_blob(bucket, name))
        )


class FakeApiError(Exception):
    """The error of a call of Google."""


class FakeJob:
    """A job of BigQuery, whose state is asked for only once: a statement with "wrong" fails, one with "late" is interrupted."""

    def __init__(self, statement, arguments):
        self.statement, self.arguments, self.state = statement, arguments, "RUNNING"
        self.job_id = f"{arguments['project_id']}/{arguments['location']}/{statement}"
        self.location = arguments["location"] or "US"
        self.total_bytes_processed, self.num_dml_affected_rows = 12, None
        self.output_rows, self.output_bytes = 3, None

    def result(self):
        if "late" in self.statement:
            raise TimeoutError("late")
        self.state = "DONE"
        if "wrong" in self.statement:
            raise FakeApiError("The assertion does not hold")

    def done(self, reload=True):
        return self.state == "DONE"

    def cancel(self):
        CANCELLED.append(self.statement)
        raise ValueError(f"cancelled {len(CANCELLED)}")


class FakeBigQuery(Opaque):
    def get_client(self, **arguments):
        return types.SimpleNamespace(query=lambda statement: FakeJob(statement, arguments))

    def get_job(self, job_id, **arguments):
        return FakeJob(job_id, arguments)


class FakeWorkflows(Opaque):
    def create_execution(self, **arguments):
        return types.SimpleNamespace(name="projects/p/locations/r/workflows/x/executions/e-1")

    def get_execution(self, workflow_id, execution_id, location, project_id):
        result = {"none": "", "large": json.dumps("x" * 65536)}.get(execution_id)
        value = {"w": workflow_id, "e": execution_id, "l": location, "p": project_id, "n": 1.0}
        return types.SimpleNamespace(result=json.dumps(value) if result is None else result)


class FakeBuilds(Opaque):
    def create_build_without_waiting_for_result(self, build, project_id, location):
        image = types.SimpleNamespace(name=f"{project_id}/{location}", digest="sha256:1", push_timing="x")
        results = types.SimpleNamespace(images=[image] if build else [])
        operation = types.SimpleNamespace(result=lambda: types.SimpleNamespace(results=results))
        return operation, "b-1"


class FakeBuild:
    @staticmethod
    def from_json(text):
        return json.loads(text)


CANCELLED = []

NAMES = {
    "GCSHook": FakeStorage,
    "BigQueryHook": FakeBigQuery,
    "GoogleAPICallError": FakeApiError,
    "WorkflowsHook": FakeWorkflows,
    "CloudBuildHook": FakeBuilds,
    "Build": FakeBuild,
    "DAG": DAG,
    "TaskGroup": TaskGroup,
    "chain": chain,
    "task": Decorator("@task"),
    "task_group": Decorator("@task_group"),
    "literal": Literal,
    "get_current_context": lambda: CONTEXT,
    "AirflowException": AirflowException,
    "AirflowSkipException": AirflowSkipException,
    "AirflowFailException": AirflowFailException,
}


class Stub(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in NAMES:
            return NAMES[name]
        if name.endswith(("Operator", "Sensor")):
            return operator(name)
        return type(name, (Opaque,), {})


class Pendulum(Stub):
    @staticmethod
    def datetime(*args, tz="UTC"):
        return Instant(*args, tzinfo=zoneinfo.ZoneInfo(tz))

    @staticmethod
    def timezone(name):
        return zoneinfo.ZoneInfo(name)

    @staticmethod
    def parse(text):
        return Instant.fromisoformat(text)


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.split(".")[0] not in ("airflow", "pendulum", "google", "requests"):
            return None
        import importlib.machinery

        return importlib.machinery.ModuleSpec(name, Finder, is_package=True)

    @staticmethod
    def create_module(spec):
        return Pendulum(spec.name) if spec.name == "pendulum" else Stub(spec.name)

    @staticmethod
    def exec_module(module):
        pass


sys.meta_path.insert(0, Finder)


def load(source):
    """Imports a file, and describes its DAG."""
    global RECORDER
    RECORDER = Recorder()
    namespace = {"__name__": "dag_file"}
    exec(compile(source, "dag_file.py", "exec"), namespace)
    return {
        "dag": RECORDER.dag.id,
        "tasks": {
            t.id: {"kind": t.kind, "rule": t.trigger_rule, "upstream": sorted(u.id for u in t.upstream)}
            for t in RECORDER.tasks.values()
        },
    }


class TaskInstance:
    def __init__(self, question):
        self.question = question
        self.dag_id, self.run_id = question["dag_id"], "run"
        self.task_id, self.map_index, self.try_number = question["task_id"], question["map_index"], question["try"]
        self.pushed = {}

    def xcom_push(self, key, value):
        self.pushed[key] = value

    def xcom_pull(self, task_ids=None, key="return_value", map_indexes=None, default=None, **kwargs):
        if isinstance(task_ids, (list, tuple)):
            return [self.xcom_pull(t, key, map_indexes, default) for t in task_ids]
        found = self.question["xcoms"].get(f"{task_ids or self.task_id}|{key}", {})
        if map_indexes is not None and not isinstance(map_indexes, int):
            return [found.get(str(i), default) for i in map_indexes]
        if map_indexes is not None or not found or "-1" in found:
            return found.get(str(-1 if map_indexes is None else map_indexes), default)
        if str(self.map_index) in found and task_ids is not None and self.map_index >= 0:
            return found[str(self.map_index)] if same_group(task_ids, self.task_id) else list(found.values())
        return [found[i] for i in sorted(found, key=int)]

    def get_task_states(self, dag_id=None, map_index=None, task_ids=None, run_ids=None, **kwargs):
        states = {}
        for task, by_index in self.question["states"].items():
            if task_ids is None or task in task_ids:
                for index, state in by_index.items():
                    if map_index is None or int(index) == map_index:
                        states[task if int(index) < 0 else f"{task}_{index}"] = state
        return {self.run_id: states}


def same_group(first, second):
    return first.rpartition(".")[0].split(".")[0] == second.rpartition(".")[0].split(".")[0]


class DagRun:
    def __init__(self, question):
        self.question = question
        self.run_id, self.dag_id, self.conf = "run", question["dag_id"], question["params"]
        self.run_after = self.data_interval_end = Instant(2026, 3, 1, 5, 30, tzinfo=datetime.timezone.utc)
        self.logical_date = self.execution_date = self.run_after
        self.run_type = "scheduled"

    def get_task_instances(self, state=None, **kwargs):
        return [
            types.SimpleNamespace(task_id=task, map_index=int(index), state=value)
            for task, by_index in self.question["states"].items()
            for index, value in by_index.items()
        ]

    def get_task_instance(self, task_id, map_index=-1, **kwargs):
        found = [t for t in self.get_task_instances() if (t.task_id, t.map_index) == (task_id, map_index)]
        return found[0] if found else None

    def get_fetched_task_instances(self):
        return self.get_task_instances()


def context_of(question):
    ti, dag_run = TaskInstance(question), DagRun(question)
    zone = zoneinfo.ZoneInfo("UTC")
    dag = types.SimpleNamespace(dag_id=question["dag_id"], timezone=zone, params=question["params"])
    return {
        "ti": ti,
        "task_instance": ti,
        "dag_run": dag_run,
        "dag": dag,
        "run_id": "run",
        "params": question["params"],
        "data_interval_end": dag_run.data_interval_end,
        "data_interval_start": dag_run.data_interval_end - datetime.timedelta(days=1),
        "logical_date": dag_run.logical_date,
        "map_index": question["map_index"],
        "macros": types.SimpleNamespace(
            uuid=uuid, timedelta=datetime.timedelta, datetime=datetime.datetime, json=json, re=re
        ),
    }


def call(question):
    """Calls a function as Airflow does: with the arguments, and the parts of the context that it has parameters for."""
    function = RECORDER.functions[question["function"]]
    CONTEXT.clear()
    CONTEXT.update(context_of(question))
    arguments = dict(question["arguments"])
    parameters = inspect.signature(function).parameters
    takes_all = any(p.kind is p.VAR_KEYWORD for p in parameters.values())
    for name, value in CONTEXT.items():
        if name not in arguments and (takes_all or name in parameters):
            arguments[name] = value
    try:
        value = function(**arguments)
    except AirflowSkipException as error:
        return {"end": "Skipped", "message": str(error)}
    except AirflowFailException as error:
        return {"end": "FailedForGood", "message": str(error)}
    except Exception as error:  # noqa: BLE001 - Airflow catches everything, too
        return {"end": "Failed", "message": f"{type(error).__name__}: {error}"}
    return {"end": "Returned", "value": json.loads(json.dumps(value)), "pushed": CONTEXT["ti"].pushed}


def render(question):
    """Renders templates as Airflow does."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
    environment.filters["ds"] = lambda value: value.strftime("%Y-%m-%d")
    environment.filters["ts"] = lambda value: value.isoformat()
    context = context_of(question)
    return [environment.from_string(text).render(context) for text in question["templates"]]


def read_names(code):
    """The names outside of themselves that functions read when they are called."""
    inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    for function in inner:
        yield from (i.argval for i in dis.get_instructions(function) if i.opname == "LOAD_GLOBAL")
        yield from read_names(function)


QUESTIONS = {
    "load": lambda q: load(q["source"]),
    "call": call,
    "render": render,
    "names": lambda q: sorted(set(read_names(compile(q["source"], "dag_file.py", "exec")))),
}

for line in sys.stdin:
    question = json.loads(line)
    try:
        answer = {"answer": QUESTIONS[question["kind"]](question)}
    except Exception as error:  # noqa: BLE001 - the answer says what was wrong
        answer = {"error": f"{type(error).__name__}: {error}"}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
