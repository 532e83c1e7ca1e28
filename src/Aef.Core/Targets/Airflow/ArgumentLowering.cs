using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The arguments of one task of an executor. What is known becomes a literal. What a run computes becomes Jinja or a value of another task,
/// which only a templated argument can have.
/// </summary>
/// <param name="context">The pipeline.</param>
/// <param name="step">The step.</param>
/// <param name="parameters">The parameters of its job.</param>
/// <param name="task">The task in the entry of the executor.</param>
/// <param name="earlier">The tasks of the step before this one, by their names in the entry.</param>
/// <param name="reader">Collects the arguments that only a run can fill; null when all parameters are known.</param>
internal sealed class ArgumentLowering(
    DagContext context,
    BoundStep step,
    StepParameters parameters,
    AirflowTask task,
    IReadOnlyDictionary<string, DagTask> earlier,
    RuntimeArguments? reader)
{
    private const string Parameters = "parameters";

    /// <summary>The arguments that need a value of the run, but are not rendered.</summary>
    private readonly HashSet<string> _notRendered = new(StringComparer.Ordinal);

    /// <summary>The arguments of the operator, in the order of the entry; those without a value are omitted.</summary>
    public IReadOnlyList<PyKeyword> Lower()
    {
        var keywords = new List<PyKeyword>();
        foreach (var entry in task.Args.Entries)
        {
            if (Value(entry.Value, entry.Key, task.Templated.Contains(entry.Key) || task.IsFunction) is { } value)
            {
                keywords.Add(new PyKeyword(entry.Key, value));
            }
            else if (task.Required.Contains(entry.Key) && !parameters.UnknownDefaults.Any(d => Unset(entry.Value).Contains(d.Name)))
            {
                context.Diagnostics.Add(
                    AirflowDiagnostics.NeededArgument
                        .At(
                            step.Source.LocationOf(DefinitionKeys.JobName),
                            Quoted.Text(parameters.Executor.Name),
                            Quoted.Text(entry.Key),
                            Quoted.List([.. Unset(entry.Value).Select(n => Quoted.Text(n))]))
                        .WithRelated(entry.KeyLocation, "the argument in the entry"));
            }

            if (_notRendered.Contains(entry.Key))
            {
                context.Diagnostics.Add(
                    AirflowDiagnostics.NotRendered
                        .At(step.Source.Location, Quoted.Text(entry.Key), Quoted.Text(parameters.Executor.Name))
                        .WithRelated(entry.KeyLocation, "the argument in the entry"));
            }
        }

        return keywords;
    }

    /// <summary>A value; null when it refers to a parameter without a value.</summary>
    private PyExpression? Value(DocumentNode node, string path, bool isTemplated)
    {
        if (reader is not null && isTemplated && ReadsOnlyParameters(node))
        {
            return reader.Add(task.Name is { } name ? $"{name}.{path}" : path, WithStepNames(node));
        }

        switch (node)
        {
            case MappingNode map:
                var entries = map.Entries.Select(e => (e.Key, Value: Value(e.Value, $"{path}.{e.Key}", isTemplated)))
                    .Where(e => e.Value is not null)
                    .Select(e => KeyValuePair.Create(e.Key, e.Value!)) // filtered above
                    .ToList();
                return entries.Count == 0 && map.Entries.Count > 0 ? null : new PyDict(entries);
            case SequenceNode list:
                List<PyExpression> items =
                    [.. list.Items.Select((i, index) => Value(i, $"{path}.{index}", isTemplated)).OfType<PyExpression>()];
                return items.Count == 0 && list.Items.Count > 0 ? null : new PyList(items);
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                return Text(AirflowReference.Parse(text.Text), path, isTemplated);
            default:
                return PyData.Of(node);
        }
    }

    private PyExpression? Text(IReadOnlyList<AirflowReference> parts, string path, bool isTemplated)
    {
        if (!isTemplated && parts.Any(NeedsTemplate))
        {
            _notRendered.Add(path.Split('.')[0]);
            return PyConstant.None;
        }

        if (parts is [{ IsLiteral: false } only] && Whole(only, isTemplated) is (true, var value))
        {
            return value;
        }

        var text = new TemplateText(task.FileExtensions);
        foreach (var part in parts)
        {
            if (!Append(text, part))
            {
                return null;
            }
        }

        return text.ToExpression(isTemplated, context);
    }

    /// <summary>True for a reference whose value only a run knows.</summary>
    private bool NeedsTemplate(AirflowReference part) => part.Path switch
    {
        [] or ["step", _] or ["run", "workflow_name"] => false,
        [Parameters, var name] => !parameters.IsKnown(name),
        _ => true,
    };

    /// <summary>The value of a string that is one reference and keeps its type; the second value is null if it is absent.</summary>
    private (bool IsWhole, PyExpression? Value) Whole(AirflowReference reference, bool isTemplated) => reference.Path switch
    {
        [Parameters, var name] when parameters.IsKnown(name) =>
            (true, parameters.Known(name) is { } value ? Literal(value, isTemplated) : null),
        ["tasks", var name] => (true, new PyAttribute(new PyName(earlier[name].Id), "output")),
        [AirflowTaskCheck.Answer] => (true, new PyAttribute(new PyName(earlier[AirflowTaskCheck.Answer].Id), "output")),
        ["step", "limit_seconds"] => (true, PyData.Number(step.LimitSeconds)),
        ["step", "wait_seconds"] => (true, PyData.Number(step.WaitSeconds)),
        _ => (false, null),
    };

    private bool Append(TemplateText text, AirflowReference part)
    {
        switch (part.Path)
        {
            case []:
                text.AddLiteral(part.Text);
                return true;
            case [Parameters, var name] when parameters.IsKnown(name):
                if (parameters.Known(name) is not { } value)
                {
                    return false;
                }

                if (value is not ScalarNode scalar)
                {
                    context.Diagnostics.Add(
                        AirflowDiagnostics.Unfilled.At(
                            step.Source.LocationOf(DefinitionKeys.JobName),
                            Quoted.Text(parameters.Executor.Name),
                            $"the parameter {Quoted.Text(name)} is {value.Kind}, and text accepts only strings, numbers and booleans"));
                    return false;
                }

                text.AddLiteral(Text(scalar));
                return true;
            case [Parameters, var name]:
                text.AddTemplate(reader!.Pull(name)); // a step with an unknown parameter has a reader
                return true;
            case ["tasks", var name, ..]:
                var keys = part.Path.Skip(2);
                var path = string.Concat(keys.Select(k => $"[{JinjaText.Quote(k)}]"));
                var pulled = JinjaText.Pull(earlier[name].FullId, earlier[name].IsMapped) + path;
                text.AddTemplate("{{ " + pulled + " }}");
                return true;
            case [AirflowTaskCheck.Answer]:
                var job = earlier[AirflowTaskCheck.Answer];
                text.AddTemplate("{{ " + JinjaText.Pull(job.FullId, job.IsMapped) + " }}");
                return true;
            case ["attempt", "id"]:
                context.UsesAttempt = true;
                text.Add([new PyName("ATTEMPT")]);
                return true;
            case ["run", "id"]:
                text.AddTemplate("{{ run_id }}");
                return true;
            case ["run", RunDates.Start or RunDates.End]:
                text.Add(context.Dates.Template(part.Path[1] == RunDates.End));
                return true;
            default:
                text.AddLiteral(NameOf(part.Path));
                return true;
        }
    }

    /// <summary>The value of a reference to the step or the pipeline, which is always known.</summary>
    private string NameOf(IReadOnlyList<string> path) => path switch
    {
        ["step", "job_id"] => step.JobId,
        ["step", "job_name"] => step.JobName,
        ["step", "label"] => JobLabel.Of(step.JobName),
        ["step", "limit_seconds"] => PyLayout.Flat(PyData.Number(step.LimitSeconds)),
        ["step", "wait_seconds"] => PyLayout.Flat(PyData.Number(step.WaitSeconds)),
        _ => context.Pipeline.Name,
    };

    private PyExpression Literal(DocumentNode value, bool isTemplated) =>
        PyData.Of(value, t => TemplateText.Literal(t, isTemplated, task.FileExtensions, context));

    /// <summary>The parameters without a value that a value refers to.</summary>
    private IEnumerable<string> Unset(DocumentNode node) => References(node)
        .Where(r => r.Path is [Parameters, var name] && parameters.IsKnown(name) && parameters.Known(name) is null)
        .Select(r => r.Path[1])
        .Distinct(StringComparer.Ordinal);

    /// <summary>True for a value that depends on a parameter that only a run knows, and on nothing that Jinja must compute.</summary>
    private bool ReadsOnlyParameters(DocumentNode node)
    {
        var references = References(node).ToList();
        return references.Exists(r => r.Path is [Parameters, var name] && !parameters.IsKnown(name))
            && references.TrueForAll(r => r.Path[0] is Parameters or "step" || r.Path is ["run", "workflow_name"]);
    }

    private static IEnumerable<AirflowReference> References(DocumentNode node) => node switch
    {
        ScalarNode { ScalarKind: ScalarKind.String } text => AirflowReference.Parse(text.Text).Where(r => !r.IsLiteral),
        SequenceNode list => list.Items.SelectMany(References),
        MappingNode map => map.Entries.SelectMany(e => References(e.Value)),
        _ => [],
    };

    /// <summary>The value with everything filled in except for the parameters.</summary>
    private DocumentNode WithStepNames(DocumentNode node) => node switch
    {
        ScalarNode { ScalarKind: ScalarKind.String } text =>
            ScalarNode.String(string.Concat(AirflowReference.Parse(text.Text).Select(Filled))),
        SequenceNode list => new SequenceNode([.. list.Items.Select(WithStepNames)]),
        MappingNode map => new MappingNode([.. map.Entries.Select(e => new MappingEntry(e.Key, WithStepNames(e.Value)))]),
        _ => node,
    };

    private string Filled(AirflowReference part) => part.Path switch
    {
        [Parameters, ..] => "${" + string.Join('.', part.Path) + "}",
        [] => part.Text.Replace("${", "$${", StringComparison.Ordinal),
        _ => NameOf(part.Path).Replace("${", "$${", StringComparison.Ordinal),
    };

    /// <summary>A scalar as part of a string.</summary>
    private static string Text(ScalarNode value) =>
        value.ScalarKind == ScalarKind.Boolean ? value.BooleanValue ? "true" : "false" : value.Text;
}
