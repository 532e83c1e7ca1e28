using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// A step that runs a workflow: a task starts an execution of it, and a sensor waits for its end without a worker. The region of the
/// workflow is that of the platform parameters.
/// </summary>
internal sealed class ChildWorkflowLowering(DagContext context)
{
    private const string Google = "airflow.providers.google.cloud.";
    private const string Create = "WorkflowsCreateExecutionOperator";
    private const int MaxPart = 60;
    private const string Sensor = "WorkflowExecutionSensor";

    /// <summary>What a DAG may import: modules and names.</summary>
    public static IReadOnlyList<(string Module, string Name)> Imports { get; } =
        [(Google + "operators.workflows", Create), (Google + "sensors.workflows", Sensor)];

    /// <summary>The tasks of a step; <paramref name="rule"/> is the trigger rule of the first one.</summary>
    public StepTasks Lower(BoundStep step, DagPlace place, string? rule)
    {
        if (context.Parameters?.Region is null)
        {
            context.Diagnostics.Add(
                AirflowLoopDiagnostics.NoRegion.At(
                    step.Source.LocationOf(DefinitionKeys.WorkflowsName),
                    Quoted.Text(step.JobId),
                    Quoted.Text(step.WorkflowName!))); // workflows steps have one
        }

        foreach (var (module, name) in Imports)
        {
            context.Imports.Add(module, name);
        }

        context.Providers.Add("apache-airflow-providers-google>=10.21");
        var id = context.Names.Create(step.JobName);
        var startId = context.Names.Create(id + "_start");
        var start = new DagTask(
            startId,
            place.FullId(startId),
            Create,
            [
                .. Workflow(step),
                new("execution", new PyDict([KeyValuePair.Create("argument", Argument(step))])),
                new("execution_timeout", context.TimeSpan(step.CallTimeoutSeconds)),
                .. place.Priority,
                .. place.Limit,
            ])
        {
            TriggerRule = rule,
            Documentation = StepLowering.Documentation(step, place),
            IsMapped = place.IsMapped,
        };
        var started = JinjaText.Pull(start.FullId, place.IsMapped, "execution_id"); // the operator returns the execution without its id
        var wait = new DagTask(
            id,
            place.FullId(id),
            Sensor,
            [
                .. Workflow(step),
                new("execution_id", new PyString("{{ " + started + " }}")),
                WorkerUse.Sensor(place, context),
                new("poke_interval", PyData.Number(step.WaitSeconds)),
                new("timeout", PyData.Number(step.LimitSeconds)),
                .. place.Priority,
                .. place.Limit,
            ])
        {
            Documentation = StepLowering.Documentation(step, place),
            IsMapped = place.IsMapped,
        };
        context.AddOrigin(start.FullId, SourceMapRole.Auxiliary, place.LevelIndex, place.Thread, step);
        context.AddOrigin(wait.FullId, SourceMapRole.Job, place.LevelIndex, place.Thread, step);
        StepTasks tasks = new([start, wait, .. Output(step, wait, started, place)]);
        context.StepTasks.Add(step, tasks.All.Select(t => t.FullId));
        return tasks;
    }

    /// <summary>The task that returns the result of the workflow, if an expression reads it.</summary>
    private IEnumerable<DagTask> Output(BoundStep step, DagTask wait, string started, DagPlace place)
    {
        var output = new OutputLowering(context);
        if (!output.IsRead(step))
        {
            yield break;
        }

        List<KeyValuePair<string, PyExpression>> arguments =
        [
            KeyValuePair.Create("workflow", Literal(step.WorkflowName!)), // workflows steps have one
            KeyValuePair.Create("region", Literal(context.Parameters?.Region ?? string.Empty)),
            KeyValuePair.Create<string, PyExpression>("execution_id", new PyString("{{ " + started + " }}")),
        ];
        if (context.Parameters?.ProjectId is { } project)
        {
            arguments.Add(KeyValuePair.Create("project_id", Literal(project)));
        }

        var task = output.Task(step, wait, place, context.Call("workflow_output"), arguments);
        context.AddOrigin(task.FullId, SourceMapRole.Auxiliary, place.LevelIndex, place.Thread, step);
        yield return task;
    }

    private IEnumerable<PyKeyword> Workflow(BoundStep step)
    {
        yield return new PyKeyword("workflow_id", Literal(step.WorkflowName!)); // workflows steps have one
        yield return new PyKeyword("location", Literal(context.Parameters?.Region ?? string.Empty));
        if (context.Parameters?.ProjectId is { } project)
        {
            yield return new PyKeyword("project_id", new PyString(project)); // not rendered
        }
    }

    /// <summary>The argument of the execution as JSON text; a run fills in its days.</summary>
    private PyExpression Argument(BoundStep step)
    {
        var properties = step.StepProperties is { } own ? new JsonDocumentReader().Read(new SourceText(own)).Root : null;
        var text = new TemplateText([]);
        var name = Json(ScalarNode.String(step.WorkflowName!)); // workflows steps have one
        text.AddLiteral($"{{\"workflow_name\": {name}, \"query_variables\": {{\"start_date\": ");
        text.Add(Day(isEnd: false));
        text.AddLiteral(", \"end_date\": ");
        text.Add(Day(isEnd: true));
        text.AddLiteral("}, \"workflow_properties\": " + Json(properties ?? new MappingNode([])) + "}");
        return Divide(text.ToExpression(isTemplated: true, context)).Aggregate((left, right) => new PyBinary("+", left, right));
    }

    /// <summary>The parts of a sum of strings, each short enough for a line.</summary>
    private static IEnumerable<PyExpression> Divide(PyExpression expression)
    {
        switch (expression)
        {
            case PyBinary sum:
                return Divide(sum.Left).Concat(Divide(sum.Right));
            case PyString { Value.Length: > MaxPart } text:
                var space = text.Value.LastIndexOf(' ', MaxPart - 1, MaxPart) + 1;
                var end = space > 0 ? space : char.IsHighSurrogate(text.Value[MaxPart - 1]) ? MaxPart - 1 : MaxPart;
                return Divide(new PyString(text.Value[end..])).Prepend(new PyString(text.Value[..end]));
            default:
                return [expression];
        }
    }

    /// <summary>A template of a day as a string of JSON: the argument of a run may set it to any text.</summary>
    private IReadOnlyList<PyExpression> Day(bool isEnd)
    {
        var parts = context.Dates.Template(isEnd);
        var first = ((PyString)parts[0]).Value;
        return
        [
            new PyString("{{ (" + first[2..].TrimStart()),
            .. parts.Skip(1).SkipLast(1),
            new PyString(") | tojson }}"),
        ];
    }

    private PyExpression Literal(string text) => TemplateText.Literal(text, isTemplated: true, [], context);

    private static string Json(DocumentNode node) => DocumentPrinter.ToJson(node, indented: false);
}
