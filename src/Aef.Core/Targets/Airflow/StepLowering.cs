using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>A step as the tasks of its executor.</summary>
internal sealed class StepLowering(DagContext context)
{
    private readonly OutputLowering _outputs = new(context);

    /// <summary>The tasks of a step; <paramref name="rule"/> is the trigger rule of the first one.</summary>
    public StepTasks Lower(BoundStep step, DagPlace place, string? rule)
    {
        if (step.Type == StepType.Workflows)
        {
            return new ChildWorkflowLowering(context).Lower(step, place, rule);
        }

        var executor = step.Executor!; // a rule reports steps without one
        var parameters = StepParameters.Of(step, executor, context.Options, context.Parameters);
        var id = context.Names.Create(step.JobName);
        var tasks = new List<DagTask>();
        var (readerIndex, reader) = (tasks.Count, parameters.IsRuntime ? Reader(id, place) : null);
        var earlier = new Dictionary<string, DagTask>(StringComparer.Ordinal);
        foreach (var binding in executor.Airflow!.Tasks) // a rule reports executors without the section
        {
            var taskId = binding.Name is { } name ? context.Names.Create($"{id}_{name}") : id;
            var task = Lower(binding, step, place, taskId, (parameters, earlier, reader));
            tasks.Add(task);
            earlier.TryAdd(binding.Name ?? string.Empty, task);
            context.Providers.UnionWith(binding.Providers);
        }

        var job = tasks[^1];
        tasks.AddRange(_outputs.Lower(step, job, place, (parameters, earlier, reader)));
        if (reader is not null)
        {
            tasks.Insert(readerIndex, ReadJob(step, parameters, reader, place));
        }

        tasks[0] = tasks[0] with { TriggerRule = rule };
        foreach (var task in tasks)
        {
            var role = task == job ? SourceMapRole.Job : SourceMapRole.Auxiliary;
            context.AddOrigin(task.FullId, role, place.LevelIndex, place.Thread, step);
        }

        context.StepTasks.Add(step, tasks.Select(t => t.FullId));
        return new StepTasks(tasks);
    }

    private RuntimeArguments Reader(string id, DagPlace place)
    {
        var name = context.Names.Create(id + "_job");
        return new RuntimeArguments(name, place.FullId(name), place.IsMapped);
    }

    private DagTask Lower(
        AirflowTask binding,
        BoundStep step,
        DagPlace place,
        string id,
        (StepParameters Parameters, IReadOnlyDictionary<string, DagTask> Earlier, RuntimeArguments? Reader) values)
    {
        var arguments = new ArgumentLowering(context, step, values.Parameters, binding, values.Earlier, values.Reader).Lower();
        var keywords = new List<PyKeyword>();
        var operatorName = binding.IsFunction ? context.Import("PythonOperator").Name : context.Import(binding);
        if (binding.IsFunction)
        {
            keywords.Add(new PyKeyword("python_callable", context.Call(binding.Operator)));
            keywords.Add(new PyKeyword("op_kwargs", new PyDict([.. arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))])));
            if (binding.Name is null && !_outputs.IsRead(step))
            {
                keywords.Add(new PyKeyword("do_xcom_push", PyConstant.False)); // an answer may be large
            }
        }
        else
        {
            keywords.AddRange(WorkerUse.Adjust(arguments, step, place, context));
        }

        if (binding.Poll is { } poll)
        {
            keywords.Add(new PyKeyword(poll, PyData.Number(step.WaitSeconds)));
        }

        if (binding.Timeout is { } timeout)
        {
            keywords.Add(new PyKeyword(timeout, PyData.Number(Limit(step))));
        }

        keywords.AddRange(binding.Retry != false ? Retry(step) : []);
        keywords.Add(new PyKeyword("execution_timeout", context.TimeSpan(Limit(step))));
        keywords.AddRange(place.Priority);
        keywords.AddRange(place.Limit);
        return new DagTask(id, place.FullId(id), operatorName, keywords)
        {
            Documentation = Documentation(step, place),
            IsMapped = place.IsMapped,
        };
    }

    /// <summary>The task that reads the job file before the operators of the step.</summary>
    private DagTask ReadJob(BoundStep step, StepParameters parameters, RuntimeArguments reader, DagPlace place)
    {
        var executor = parameters.Executor;
        var types = executor.Parameters.Where(p =>
            p.Type is InputType.Integer or InputType.Number or InputType.Boolean or InputType.List or InputType.Map);
        var defaults = parameters.Defaults.Select(p => KeyValuePair.Create(p.Key, Data(p.Value)));
        var path = parameters.ReadsJobFile ? Data(ScalarNode.String($"{executor.Name}/{step.JobName}.json")) : PyConstant.None;
        PyDict job = new(
            [
                KeyValuePair.Create("bucket", Bucket(parameters)),
                KeyValuePair.Create("path", path),
                KeyValuePair.Create<string, PyExpression>("defaults", new PyDict([.. defaults])),
                KeyValuePair.Create<string, PyExpression>(
                    "given",
                    new PyDict([.. parameters.Given.Keys.Select(n => Given(parameters, n))])),
                KeyValuePair.Create<string, PyExpression>(
                    "types",
                    new PyDict([.. types.Select(t => KeyValuePair.Create<string, PyExpression>(t.Name, new PyString(Word(t.Type))))])),
                KeyValuePair.Create<string, PyExpression>(
                    "required",
                    new PyList([.. executor.Parameters.Where(p => p.Required).Select(p => new PyString(p.Name))])),
                KeyValuePair.Create("arguments", Data(reader.Arguments)),
            ]);
        var (function, rendered) = Function(parameters, reader);
        List<PyKeyword> keywords =
        [
            new("python_callable", function),
            new("op_kwargs", new PyDict([KeyValuePair.Create<string, PyExpression>("job", job), .. rendered])),
            .. Retry(step),
            new("execution_timeout", context.TimeSpan(step.CallTimeoutSeconds)),
            .. place.Priority,
            .. place.Limit,
        ];
        return new DagTask(reader.Id, place.FullId(reader.Id), context.Import("PythonOperator").Name, keywords)
        {
            Documentation = Documentation(step, place),
            IsMapped = place.IsMapped,
        };
    }

    /// <summary>The bucket of job files; without a name, Airflow renders that of AEF's variable.</summary>
    private PyExpression Bucket(StepParameters parameters) => parameters.Bucket is { } bucket ? Data(ScalarNode.String(bucket))
        : parameters.ReadsJobFile ? new PyString("{{ var.value.DATA_TRANSFORMATION_GCS_BUCKET }}")
        : PyConstant.None;

    /// <summary>The function that the task calls: that of the library, or one that computes values and calls it.</summary>
    private (PyName Function, IEnumerable<KeyValuePair<string, PyExpression>> Rendered) Function(
        StepParameters parameters,
        RuntimeArguments reader)
    {
        var library = context.Call("read_job");
        if (parameters.Computed.Count == 0)
        {
            return (library, []);
        }

        var translator = new ExpressionTranslator(context);
        PyDict computed = new([.. parameters.Computed.Select(c => KeyValuePair.Create(c.Key, translator.Value(c.Value)))]);
        var name = context.Names.Create("compute_" + reader.Id);
        var call = new PyCall(library, [new PyName("job"), new PyName("ti")], [new PyKeyword("computed", computed)]);
        IEnumerable<string> received = translator.Parameters.Concat(["job", "ti"]).Distinct(StringComparer.Ordinal);
        context.Functions.Add(
            new PyFunction(name, [.. received, "**_"], $"Compute the parameters for {reader.Id}.", [new PyReturn(call)]));
        return (new PyName(name), translator.Rendered);
    }

    private KeyValuePair<string, PyExpression> Given(StepParameters parameters, string name) =>
        KeyValuePair.Create(name, Data(parameters.Known(name) ?? ScalarNode.Null()));

    private PyExpression Data(DocumentNode node) => PyData.Of(node, t => TemplateText.Literal(t, true, [], context));

    private static string Word(InputType type) => type.ToString().ToLowerInvariant();

    private static double Limit(BoundStep step) => step.Type == StepType.Sync ? step.CallTimeoutSeconds : step.LimitSeconds;

    /// <summary>Airflow counts the attempts after the first one. Its pause grows by the factor 2, with a random part.</summary>
    private IEnumerable<PyKeyword> Retry(BoundStep step)
    {
        if (step.Retry is not { MaxAttempts: > 1 } retry)
        {
            yield break;
        }

        yield return new PyKeyword("retries", new PyInteger(retry.MaxAttempts.Value - 1));
        yield return new PyKeyword("retry_delay", context.TimeSpan(retry.InitialDelaySeconds!.Value)); // bound steps have all values
        if (retry.Multiplier != 1)
        {
            yield return new PyKeyword("retry_exponential_backoff", PyConstant.True);
            yield return new PyKeyword("max_retry_delay", context.TimeSpan(retry.MaxDelaySeconds!.Value)); // bound steps have all values
        }
    }

    /// <summary>
    /// Airflow opens a file if the documentation is its name. A task for items has the JOB_ID with the number of the item.
    /// </summary>
    internal static string Documentation(BoundStep step, DagPlace place) => "JOB_ID " + step.JobId
        + (place.IsMapped ? "[map index]" : step.JobId.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? "\n" : string.Empty);
}
