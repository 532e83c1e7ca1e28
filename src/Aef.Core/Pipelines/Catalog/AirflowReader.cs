using System.Collections.Frozen;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Reads the section <c>airflow</c> of an entry: a list of tasks.</summary>
internal sealed class AirflowReader(EquatableList<ExecutorParameter> parameters, DiagnosticBag diagnostics)
{
    /// <summary>The names that every string of the section can refer to, besides parameters and earlier tasks.</summary>
    internal static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "attempt.id",
        "run.id",
        "run.start_date",
        "run.end_date",
        "run.workflow_name",
        "step.job_id",
        "step.job_name",
        "step.label",
        "step.limit_seconds",
        "step.wait_seconds");

    internal static readonly FrozenSet<string> Keys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "task",
        "operator",
        "module",
        "args",
        "templated",
        "file_extensions",
        "timeout",
        "poll",
        "retry",
        "providers",
        "output",
        "result",
        "required");

    private readonly AirflowTaskCheck _check = new(parameters, diagnostics);

    private static readonly FrozenSet<string> ResultKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "operator", "args");

    private static readonly FrozenSet<string> Generations = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "2", "3");

    /// <summary>Reads the section; null when it has no usable task, which is reported.</summary>
    public AirflowBinding? Read(SequenceNode list)
    {
        var tasks = new List<AirflowTask>();
        for (var index = 0; index < list.Items.Count; index++)
        {
            if (list.Items[index] is not MappingNode map)
            {
                diagnostics.Add(
                    ReadingDiagnostics.WrongKind.At(
                        list.Items[index].Location,
                        "A task",
                        "an object such as {operator: BashOperator}",
                        list.Items[index].Kind));
            }
            else if (Read(map, isLast: index == list.Items.Count - 1) is { } task)
            {
                _check.Check(task, map, tasks);
                tasks.Add(task);
            }
        }

        if (list.Items.Count == 0)
        {
            diagnostics.Add(CatalogDiagnostics.NoAirflowTask.At(list.Location));
        }

        return tasks.Count == 0 ? null : new AirflowBinding([.. tasks]);
    }

    private AirflowTask? Read(MappingNode map, bool isLast)
    {
        var reader = new MapReader(map, "an airflow task", Keys, diagnostics);
        var settings = new SettingReader(reader, map, string.Empty);
        var name = settings.Needed("operator");
        var task = reader.Text("task");
        if (!isLast && task is null)
        {
            diagnostics.Add(reader.Missing(ReadingDiagnostics.IncompleteExecutor, "task", "task"));
        }

        foreach (var early in isLast ? [] : new[] { reader.Node("output"), reader.Node("result") }.OfType<DocumentNode>())
        {
            diagnostics.Add(CatalogDiagnostics.EarlyOutput.At(early.Location, Quoted.Text(task ?? name)));
        }

        var (module2, module3) = Modules(reader);
        Check(name, reader.Origin.ValueOf("operator"), "the name of a class or function", PythonName.IsValid);
        foreach (var key in new[] { "timeout", "poll" })
        {
            Check(reader.Text(key) ?? string.Empty, reader.Origin.ValueOf(key), "the name of an argument", PythonName.IsValid);
        }

        return name.Length == 0 ? null : new AirflowTask(
            isLast ? null : task,
            name,
            module2,
            module3,
            reader.Map("args") ?? new MappingNode([], map.Location))
        {
            Templated = settings.Texts("templated"),
            FileExtensions = settings.Texts("file_extensions"),
            Timeout = reader.Text("timeout") is { Length: > 0 } timeout ? timeout : null,
            Poll = reader.Text("poll") is { Length: > 0 } poll ? poll : null,
            Retry = reader.Boolean("retry"),
            Providers = settings.Texts("providers", "a list such as [apache-airflow-providers-google>=10.21]"),
            Output = reader.Node("output"),
            Result = reader.Map("result") is { } result ? Result(result) : null,
            Required = settings.Texts("required"),
        };
    }

    private AirflowResult? Result(MappingNode map)
    {
        var reader = new MapReader(map, "\"result\"", ResultKeys, diagnostics);
        var name = new SettingReader(reader, map, "result.").Needed("operator");
        Check(name, reader.Origin.ValueOf("operator"), "the name of a class or function", PythonName.IsValid);
        return name.Length == 0 ? null : new AirflowResult(name, reader.Map("args") ?? new MappingNode([], map.Location));
    }

    private (string? Module2, string? Module3) Modules(MapReader reader)
    {
        switch (reader.Node("module"))
        {
            case MappingNode map:
                var modules = new MapReader(map, "\"module\"", Generations, diagnostics);
                var settings = new SettingReader(modules, map, "module.");
                var (two, three) = (modules.Text("2"), modules.Text("3"));
                if (two is null && three is null)
                {
                    settings.Needed("3");
                    return (null, null);
                }

                return (
                    two is null ? null : Module(two, modules.Origin.ValueOf("2")),
                    three is null ? null : Module(three, modules.Origin.ValueOf("3")));
            case null:
                return (null, null);
            default:
                var module = Module(reader.Text("module") ?? string.Empty, reader.Origin.ValueOf("module"));
                return (module, module);
        }
    }

    private string Module(string text, Location location)
    {
        if (!text.Split('.').All(PythonName.IsValid))
        {
            diagnostics.Add(CatalogDiagnostics.InvalidPythonName.At(location, Quoted.Text(text), "the name of a module"));
        }

        return text;
    }

    private void Check(string text, Location location, string expected, Func<string, bool> isValid)
    {
        if (text.Length > 0 && !isValid(text))
        {
            diagnostics.Add(CatalogDiagnostics.InvalidPythonName.At(location, Quoted.Text(text), expected));
        }
    }
}
