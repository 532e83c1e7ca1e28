using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Model;

/// <content>Calls: of operators, decorated functions, and the few helpers.</content>
internal sealed partial class DagReader
{
    // What all operators accept; in default_args only these matter to the model.
    private static readonly string[] SharedArguments =
    [
        "retries", "retry_delay", "retry_exponential_backoff", "max_retry_delay", "execution_timeout", "trigger_rule", "priority_weight",
        "weight_rule", "pool", "owner", "do_xcom_push", "deferrable", "gcp_conn_id", "impersonation_chain", "on_failure_callback",
    ];

    private static readonly string[] Opaque =
    [
        "datetime", "timezone", "Param", "CronTriggerTimetable", "MultipleCronTriggerTimetable", "CronDataIntervalTimetable", "Asset",
        "Dataset", "TriggerRule",
    ];

    private static readonly string[] SetupAndTeardown = ["as_setup", "as_teardown"];

    private object? Call(PyCall call)
    {
        switch (Evaluate(call.Function))
        {
            case ImportedName { Path: "airflow.sdk.literal" or "airflow.utils.template.literal" }:
                return new LiteralValue(Evaluate(Single(call)));
            case ImportedName { Path: "datetime.timedelta" }:
                return Duration(call);
            case ImportedName { Name: "chain" } name when IsAirflow(name):
                _ = call.Arguments.Select(Evaluate).Aggregate((left, right) => Chain(left, right, call.At));
                return null;
            case ImportedName name
                when Opaque.Contains(name.Name) && (IsAirflow(name) || name.Path.StartsWith("pendulum.", StringComparison.Ordinal)):
                return new OpaqueValue(name.Name, Arguments(call));
            case ImportedName name when IsOperator(name):
                return AddOperator(name, Keywords(call, []), items: null, call.At);
            case DagFunction { Decorator: "@task" or "@task.short_circuit" } function:
                return AddFunctionTask(function, CallArguments(function, call), [], items: null, call.At);
            case DagFunction { Decorator: "@task_group" } function:
                return AddFunctionGroup(function, CallArguments(function, call), items: null, call.At);
            case BoundMethod method:
                return CallMethod(method, call);
            case var other:
                throw new DagReadException(
                    call.At,
                    $"A DAG file calls nothing like this ({other?.GetType().Name ?? "None"}{(other as ImportedName)?.Path}).");
        }
    }

    private static bool IsAirflow(ImportedName name) => name.Path.StartsWith("airflow.", StringComparison.Ordinal);

    private static bool IsOperator(ImportedName name) => IsAirflow(name)
        && (name.Name.EndsWith("Operator", StringComparison.Ordinal) || name.Name.EndsWith("Sensor", StringComparison.Ordinal));

    private object? CallMethod(BoundMethod method, PyCall call)
    {
        switch (method)
        {
            // An operator class and its methods.
            case { Name: "partial", Target: ImportedName name } when IsOperator(name):
                return new PartialOperator(name, Keywords(call, []));
            case { Name: "expand", Target: PartialOperator partial }:
                return AddOperator(partial.Operator, partial.Arguments, Keywords(call, []), call.At);
            case { Name: "override", Target: DagFunction { Decorator: not null } function }:
                return function with { Arguments = Merge(function.Arguments, Keywords(call, [])) };
            case { Name: "partial", Target: DagFunction { Decorator: not null } function }:
                return new BoundMethod((function, Keywords(call, [])), "partial");
            case { Name: "expand", Target: BoundMethod { Target: ValueTuple<DagFunction, Dictionary<string, object?>> (var function, var fixedArguments) } }:
                return Expand(function, fixedArguments, Keywords(call, []), call.At);
            case { Name: "expand", Target: DagFunction { Decorator: not null } function }:
                return Expand(function, [], Keywords(call, []), call.At);
            case { Name: "set_upstream" } when call.Arguments is [var other]:
                return Connect(Evaluate(other), method.Target, call.At);
            case { Name: "set_downstream" } when call.Arguments is [var other]:
                return Connect(method.Target, Evaluate(other), call.At);
            case var _ when SetupAndTeardown.Contains(method.Name):
                throw new DagReadException(call.At, "A teardown hides failures of the run.");
            default:
                throw new DagReadException(call.At, $"A DAG file calls no method \"{method.Name}\".");
        }
    }

    private object? Expand(DagFunction function, Dictionary<string, object?> given, Dictionary<string, object?> items, PyPosition at) =>
        function.Decorator == "@task_group"
            ? AddFunctionGroup(function, given, items, at)
            : AddFunctionTask(function, given, [], items, at);

    private AirflowTask AddOperator(
        ImportedName name,
        IReadOnlyDictionary<string, object?> arguments,
        IReadOnlyDictionary<string, object?>? items,
        PyPosition at)
    {
        var function = arguments.GetValueOrDefault("python_callable") as DagFunction;
        if (name.Name is "PythonOperator" or "ShortCircuitOperator" && function is not { Decorator: null })
        {
            throw new DagReadException(at, "python_callable must be a function of the file.");
        }

        return AddTask(
            name.Name,
            Text(arguments, "task_id", at),
            arguments,
            function?.Syntax.Name,
            arguments.GetValueOrDefault("op_kwargs") as Dictionary<string, object?> ?? [],
            items,
            at);
    }

    private XComReference AddFunctionTask(
        DagFunction function,
        Dictionary<string, object?> arguments,
        Dictionary<string, object?> overridden,
        IReadOnlyDictionary<string, object?>? items,
        PyPosition at)
    {
        var options = Merge(function.Arguments, overridden);
        var id = options.GetValueOrDefault("task_id") as string ?? function.Syntax.Name;
        return new XComReference(AddTask(function.Decorator!, id, options, function.Syntax.Name, arguments, items, at), null);
    }

    private AirflowTask AddTask(
        string type,
        string own,
        IReadOnlyDictionary<string, object?> arguments,
        string? function,
        IReadOnlyDictionary<string, object?> call,
        IReadOnlyDictionary<string, object?>? items,
        PyPosition at)
    {
        var dag = _dag ?? throw new DagReadException(at, "A task is outside of the DAG.");
        var id = Group?.IdOf(own) ?? own;
        RequireNewId(id, at);
        var merged = new Dictionary<string, object?>(arguments);
        foreach (var (name, value) in _scopes.SelectMany(s => s.Defaults).Where(d => SharedArguments.Contains(d.Key)))
        {
            merged.TryAdd(name, value); // the innermost scope first
        }

        var rule = merged.GetValueOrDefault("trigger_rule") switch
        {
            null => "all_success",
            string text when TriggerRule.IsKnown(text, _generation) => text,
            var other => throw new DagReadException(at, $"Unknown trigger rule \"{other}\"."),
        };
        var task = new AirflowTask
        {
            Id = id,
            Operator = type,
            Group = Group,
            Line = at.Line,
            TriggerRule = rule,
            Arguments = merged,
            Function = function,
            Call = call,
            Items = items,
        };
        dag.Tasks.Add(task);
        foreach (var reference in References(arguments).Concat(References(call)).Concat(References(items)))
        {
            task.SetUpstream(reference.Task);
        }

        return task;
    }

    private static IEnumerable<XComReference> References(IReadOnlyDictionary<string, object?>? values) =>
        (values?.Values ?? []).SelectMany(DagValues.Walk).OfType<XComReference>();

    /// <summary>Runs the body of a group's function, which may do what the file itself may do, and return a task.</summary>
    private object? AddFunctionGroup(
        DagFunction function,
        Dictionary<string, object?> arguments,
        IReadOnlyDictionary<string, object?>? items,
        PyPosition at)
    {
        var own = function.Arguments.GetValueOrDefault("group_id") as string ?? function.Syntax.Name;
        var group = AddGroup(own, function.Arguments, items, at);
        var outer = new Dictionary<string, object?>(_names);
        foreach (var (name, value) in arguments)
        {
            _names[name] = value;
        }

        foreach (var name in items?.Keys ?? [])
        {
            _names[name] = new MappedItem(name);
        }

        _scopes.Push((group, new Dictionary<string, object?>()));
        foreach (var statement in function.Syntax.Body)
        {
            if (statement is PyReturn { Value: { } value })
            {
                Evaluate(value);
                break;
            }

            Execute(statement);
        }

        _scopes.Pop();
        _names.Clear();
        outer.ToList().ForEach(n => _names[n.Key] = n.Value);

        // The roots of a mapped group come after what it is mapped over.
        foreach (var reference in References(items))
        {
            Connect(reference.Task, group, at);
        }

        return group;
    }

    private object Duration(PyCall call)
    {
        var total = 0.0;
        foreach (var (name, value) in Keywords(call, ["days", "seconds"]))
        {
            var number = DagValues.Number(value) ?? throw new DagReadException(call.At, "A duration consists of numbers.");
            total += number * name switch
            {
                "weeks" => 604_800,
                "days" => 86_400,
                "hours" => 3_600,
                "minutes" => 60,
                "seconds" => 1,
                "milliseconds" => 0.001,
                _ => throw new DagReadException(call.At, $"Unknown unit \"{name}\"."),
            };
        }

        return TimeSpan.FromSeconds(total);
    }

    private static PyExpression Single(PyCall call) => call is { Arguments: [var only], Keywords: [] }
        ? only
        : throw new DagReadException(call.At, "One argument is expected.");

    private Dictionary<string, object?> Arguments(PyCall call) =>
        Keywords(call with { Arguments = [] }, [])
            .Concat(call.Arguments.Select((a, i) => KeyValuePair.Create($"{i}", Evaluate(a))))
            .ToDictionary(p => p.Key, p => p.Value);

    /// <summary>The arguments by name; positional ones have the names in <paramref name="names"/>.</summary>
    private Dictionary<string, object?> Keywords(PyCall call, IReadOnlyList<string> names)
    {
        if (call.Arguments.Count > names.Count || call.Arguments.Any(a => a is PyStarred))
        {
            throw new DagReadException(call.At, "Only keyword arguments are allowed here.");
        }

        var values = new Dictionary<string, object?>();
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            values[names[i]] = Evaluate(call.Arguments[i]);
        }

        foreach (var keyword in call.Keywords)
        {
            if (keyword.Name is null || !values.TryAdd(keyword.Name, Evaluate(keyword.Value)))
            {
                throw new DagReadException(
                    call.At,
                    keyword.Name is null ? "\"**\" is not allowed here." : $"The argument \"{keyword.Name}\" is repeated.");
            }
        }

        return values;
    }

    private Dictionary<string, object?> CallArguments(DagFunction function, PyCall call) =>
        Keywords(call, [.. function.Syntax.Parameters.Positional.Select(p => p.Name)]);

    private static Dictionary<string, object?> Merge(
        IReadOnlyDictionary<string, object?> first,
        IReadOnlyDictionary<string, object?> second)
    {
        var merged = new Dictionary<string, object?>(first);
        second.ToList().ForEach(p => merged[p.Key] = p.Value);
        return merged;
    }
}
