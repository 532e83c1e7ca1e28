using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>A DAG as a module of Python.</summary>
internal static class DagModule
{
    private const int Quotes = 3;
    private const string Attempt =
        "{{ macros.uuid.uuid5(macros.uuid.NAMESPACE_URL, '/'.join([dag.dag_id, run_id, ti.task_id, ti.try_number | string])) }}";

    /// <summary>The source of the module.</summary>
    public static string Print(DagContext context, IReadOnlyList<DagItem> items)
    {
        var body = new List<PyStatement>();
        List<PyStatement> constants = [.. DocMd(context)];
        PyStatement with = new PyWith(DagArguments.Of(context), "dag", [.. items.SelectMany(i => Statements(i, context, isOuter: true))]);
        constants.AddRange(AttemptConstant(context));
        constants.AddRange(context.Dates.Constants());
        constants.AddRange(InputLowering.Constants(context));
        constants.AddRange(context.StepTasks.Constants());
        var library = DagLibrary.Statements(context).ToList();
        body.AddRange(constants);
        body.AddRange(library);
        foreach (var function in context.Functions)
        {
            body.AddRange([new PyBlankLine(), new PyBlankLine(), function]);
        }

        body.Add(new PyBlankLine());
        body.AddRange(library.Count + context.Functions.Count > 0 ? [new PyBlankLine()] : Array.Empty<PyStatement>());
        body.Add(with);
        return $"\"\"\"{Title(context)}\"\"\"\n\n{context.Imports.Print()}\n{PyPrinter.Print(body)}";
    }

    /// <summary>The first line of a file. The name of a pipeline has letters, digits, dashes and underscores.</summary>
    public static string Title(DagContext context)
    {
        var definition = DefinitionWriter.Write(context.Pipeline.Source, SourceFormat.Json);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)))[..8];
        var end = $"ompiled by aef (sha256 {hash}); do not edit.";
        var line = $"{TitleOf(context.Pipeline.Name)}, c{end}";
        return line.Length + (2 * Quotes) <= PyLayout.Width ? line : $"{TitleOf(context.Pipeline.Name)}.\n\nC{end}\n";
    }

    /// <summary>How each file of a pipeline begins: on one line, or on two if its name is long.</summary>
    public static IEnumerable<string> BeginningsFor(string pipeline) =>
        [$"\"\"\"{TitleOf(pipeline)}, compiled by aef (sha256 ", $"\"\"\"{TitleOf(pipeline)}.\n\nCompiled by aef (sha256 "];

    private static string TitleOf(string pipeline) =>
        "AEF pipeline " + string.Concat(pipeline.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));

    private static IEnumerable<PyStatement> DocMd(DagContext context)
    {
        var text = new StringBuilder("\n");
        text.Append(CultureInfo.InvariantCulture, $"### {context.Pipeline.Name}\n\n");
        if (context.Pipeline.Source.Description is { } description)
        {
            text.Append(description.TrimEnd()).Append("\n\n");
        }

        text.Append("Compiled by aef; change the definition, not this file.\n");
        if (context.Providers.Count > 0)
        {
            text.Append(Needs(context));
        }

        yield return new PyAssign("DOC_MD", new PyDocument(text.ToString()));
    }

    /// <summary>The packages that the operators need: in one line if it is short enough, otherwise as a list.</summary>
    private static string Needs(DagContext context)
    {
        var isThere = context.Providers.Any(p => p.StartsWith(AirflowModules.StandardProvider + ">", StringComparison.Ordinal));
        IEnumerable<string> standard =
            context.Generation == AirflowGeneration.Airflow3 && !isThere ? [AirflowModules.StandardProvider] : [];
        List<string> needed = [.. context.Providers.Concat(standard).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var line = $"Needs {string.Join(", ", needed)}.";
        return line.Length <= PyLayout.Width ? $"\n{line}\n" : $"\nNeeds:\n\n{string.Concat(needed.Select(n => $"- {n}\n"))}";
    }

    private static IEnumerable<PyStatement> AttemptConstant(DagContext context)
    {
        if (context.UsesAttempt)
        {
            yield return new PyBlankLine();
            yield return new PyComment("One id for one attempt of one step of one run; it stays the same when the worker asks twice.");
            yield return new PyAssign("ATTEMPT", new PyString(MappedGroupStatements.WithIndex(Attempt, context)));
        }
    }

    private static IEnumerable<PyStatement> Statements(DagItem item, DagContext context, bool isOuter)
    {
        switch (item)
        {
            case DagTaskItem { Task: var task }:
                yield return new PyAssign(task.Id, Call(task));
                break;
            case DagComment comment:
                yield return new PyComment(comment.Text);
                break;
            case DagEdges edges:
                yield return new PyExpressionStatement(edges.Stages.Select(Stage).Aggregate((a, b) => new PyBinary(">>", a, b)));
                break;
            case DagGroup group:
                if (isOuter)
                {
                    yield return new PyBlankLine();
                }

                var call = new PyCall(context.Import("TaskGroup"), [], [new PyKeyword("group_id", new PyString(group.Id))]);
                yield return new PyWith(call, null, [.. group.Items.SelectMany(i => Statements(i, context, isOuter: false))]);
                if (isOuter)
                {
                    yield return new PyBlankLine();
                }
                break;
            case DagMappedGroup mapped:
                foreach (var statement in MappedGroupStatements.Of(
                    mapped, context, [.. mapped.Items.SelectMany(i => Statements(i, context, isOuter: false))]))
                {
                    yield return statement;
                }
                break;
            default:
                throw new AefInternalException($"{item.GetType().Name} is not part of a DAG");
        }
    }

    private static PyCall Call(DagTask task)
    {
        List<PyKeyword> keywords = [new("task_id", new PyString(task.Id)), .. task.Arguments];
        if (task.TriggerRule is { } rule)
        {
            keywords.Add(new PyKeyword("trigger_rule", new PyString(rule)));
        }

        if (task.Documentation is { } documentation)
        {
            keywords.Add(new PyKeyword("doc_md", new PyString(documentation)));
        }

        return new PyCall(new PyName(task.Operator), [], keywords);
    }

    private static PyExpression Stage(IReadOnlyList<DagTask> tasks) =>
        tasks is [var only] ? new PyName(only.Id) : new PyList([.. tasks.Select(t => new PyName(t.Id))]);
}
