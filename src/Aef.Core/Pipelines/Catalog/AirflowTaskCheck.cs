using System.Collections.Frozen;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Checks the arguments of a task in the section <c>airflow</c> of an entry: their names, and how Airflow fills them.</summary>
/// <param name="parameters">The parameters of the executor.</param>
/// <param name="diagnostics">Receives the problems.</param>
internal sealed class AirflowTaskCheck(EquatableList<ExecutorParameter> parameters, DiagnosticBag diagnostics)
{
    /// <summary>The name of the result of a job, in the arguments of <see cref="AirflowTask.Result"/>.</summary>
    internal const string Answer = "answer";

    /// <summary>The arguments of an operator that the compiler writes, or that would change which DAG the task is part of.</summary>
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "task_id",
        "dag",
        "task_group",
        "default_args",
        "trigger_rule",
        "doc",
        "doc_md",
        "doc_json",
        "doc_yaml",
        "doc_rst",
        "retries",
        "retry_delay",
        "retry_exponential_backoff",
        "max_retry_delay",
        "execution_timeout",
        "weight_rule",
        "priority_weight");

    /// <summary>Checks a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="map">Its object in the entry.</param>
    /// <param name="earlier">The tasks before it.</param>
    public void Check(AirflowTask task, MappingNode map, IReadOnlyList<AirflowTask> earlier)
    {
        CheckNames(task);
        CheckOwnArguments(task, map);
        CheckExist("templated", task, map);
        CheckExist("required", task, map);
        CheckReferences(task, earlier, isResult: false);
        if (task.Result is { } result)
        {
            var function = result.ToTask();
            CheckNames(function);
            CheckReferences(function, earlier, isResult: true);
        }
    }

    private void CheckReferences(AirflowTask task, IReadOnlyList<AirflowTask> earlier, bool isResult)
    {
        foreach (var entry in task.Args.Entries)
        {
            foreach (var text in DocumentTexts.Of(entry.Value))
            {
                var references = AirflowReference.Parse(text.Text).Where(r => !isResult || r.Path is not [Answer]);
                CheckReferences([.. references], text.Location, (entry.Key, task), earlier);
            }
        }
    }

    private void CheckNames(AirflowTask task)
    {
        foreach (var entry in task.Args.Entries)
        {
            if (!PythonName.IsValid(entry.Key))
            {
                diagnostics.Add(
                    CatalogDiagnostics.InvalidPythonName.At(entry.KeyLocation, Quoted.Text(entry.Key), "the name of an argument"));
            }
            else if (!task.IsFunction && Reserved.Contains(entry.Key))
            {
                Report(entry.KeyLocation, entry.Key, "Aef sets it from the definition");
            }
        }
    }

    /// <summary>Checks the arguments that receive the limit and the pause of a step.</summary>
    private void CheckOwnArguments(AirflowTask task, MappingNode map)
    {
        foreach (var (key, name) in new[] { ("timeout", task.Timeout), ("poll", task.Poll) })
        {
            var why = name is null || task.IsFunction ? null // a rule reports arguments that a function does not have
                : Reserved.Contains(name) ? "Aef sets it from the definition"
                : task.Args[name] is not null ? "args sets it too"
                : key == "poll" && name == task.Timeout ? "timeout names it too"
                : null;
            if (why is not null)
            {
                Report(map.Find(key)?.Value.Location ?? map.Location, name!, why); // there is a reason only with a name
            }
        }
    }

    private void Report(Location location, string name, string why) =>
        diagnostics.Add(CatalogDiagnostics.ReservedArgument.At(location, Quoted.Text(name), why));

    /// <summary>Checks a list of arguments.</summary>
    private void CheckExist(string key, AirflowTask task, MappingNode map)
    {
        if (map.Find(key)?.Value is not SequenceNode list)
        {
            return;
        }

        foreach (var item in list.Items.OfType<ScalarNode>().Where(i => task.Args[i.Text] is null))
        {
            var meant = Spelling.Nearest(item.Text, task.Args.Entries.Select(e => e.Key));
            diagnostics.Add(CatalogDiagnostics.UnknownTemplated.At(item.Location, key, Quoted.Text(item.Text), Spelling.Question(meant)));
        }
    }

    private void CheckReferences(
        IReadOnlyList<AirflowReference> parts,
        Location location,
        (string Argument, AirflowTask Task) owner,
        IReadOnlyList<AirflowTask> earlier)
    {
        var isRendered = owner.Task.IsFunction || owner.Task.Templated.Contains(owner.Argument);
        foreach (var reference in parts.Where(p => !p.IsLiteral))
        {
            if (!IsKnown(reference, earlier))
            {
                diagnostics.Add(CatalogDiagnostics.UnknownReference.At(location, Quoted.Text(reference.Text), HintFor(reference, earlier)));
            }
            else if (!isRendered && IsOfRun(reference))
            {
                diagnostics.Add(
                    CatalogDiagnostics.NeverFilled.At(location, Quoted.Text(owner.Argument), Quoted.Text(reference.Text)));
            }
        }
    }

    /// <summary>True for a reference whose value only a run knows, whatever the job is.</summary>
    private static bool IsOfRun(AirflowReference reference) =>
        reference.Path is not (["parameters", ..] or ["step", ..] or ["run", "workflow_name"]);

    private string HintFor(AirflowReference reference, IReadOnlyList<AirflowTask> earlier)
    {
        if (reference.Path is [""])
        {
            return " The closing brace } is missing.";
        }

        var known = parameters.Select(p => "parameters." + p.Name)
            .Concat(earlier.Select(t => "tasks." + t.Name))
            .Concat(AirflowReader.Names);
        return Spelling.Question(Spelling.Nearest(reference.Text, known));
    }

    private bool IsKnown(AirflowReference reference, IReadOnlyList<AirflowTask> earlier) => reference.Path switch
    {
        ["parameters", var name] => parameters.Any(p => p.Name == name),
        ["tasks", var name, ..] => earlier.Any(t => t.Name == name),
        _ => AirflowReader.Names.Contains(string.Join('.', reference.Path)),
    };
}
