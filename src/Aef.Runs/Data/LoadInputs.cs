using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>Reads the setting <c>inputs</c> of a load: an object of files, or of objects with the settings of one input.</summary>
internal static class LoadInputs
{
    private static readonly string[] Keys = ["from", "source", "format"];

    /// <summary>The inputs, in order; problems go to <paramref name="add"/>.</summary>
    public static IReadOnlyList<LoadInput> Read(WorkflowValue? setting, Action<DiagnosticDescriptor, string> add)
    {
        if (setting is not { IsNull: false } value)
        {
            return [];
        }

        if (value.Kind != WorkflowValueKind.Map || value.Entries.Count == 0)
        {
            add(
                LoadDiagnostics.Invalid,
                "\"inputs\" must be an object with a file, or an object with \"from\" and \"source\", for each name.");
            return [];
        }

        return [.. value.Entries.Select(e => Read(e.Key, e.Value, add)).OfType<LoadInput>()];
    }

    private static LoadInput? Read(string name, WorkflowValue value, Action<DiagnosticDescriptor, string> add)
    {
        var id = Quoted.Text(name);
        if (value.Kind != WorkflowValueKind.Map)
        {
            value = WorkflowValue.FromMap(("from", value));
        }

        foreach (var key in value.Entries.Select(e => e.Key).Where(k => !Keys.Contains(k, StringComparer.Ordinal)))
        {
            add(LoadDiagnostics.Invalid, $"The input {id} has the unknown setting {Quoted.Text(key)}.{Spelling.Suggest(key, Keys)}");
        }

        var from = SqlValues.TextOf(value["from"]);
        var source = value["source"].IsNull ? null : SqlValues.TextOf(value["source"]);
        DataFormat? format = null;
        if (!value["format"].IsNull && (format = DataFile.FormatNamed(SqlValues.TextOf(value["format"]))) is null)
        {
            add(
                LoadDiagnostics.Invalid,
                $"\"format\" of the input {id} must be csv, jsonl or parquet; got {Quoted.Text(SqlValues.TextOf(value["format"]))}.");
        }

        if (string.IsNullOrWhiteSpace(from))
        {
            add(LoadDiagnostics.Missing, $"The input {id} has no \"from\": set the file, the pattern or the query to read.");
            return null;
        }

        if (source is null == LoadOptions.IsQuery(from))
        {
            add(
                LoadDiagnostics.Conflict,
                source is null
                    ? $"The input {id} is a query without a connection: add \"source\"."
                    : $"The input {id} has the connection {Quoted.Text(source)}, but \"from\" is no query: remove one of the two.");
            return null;
        }

        return new LoadInput(name, from, source, format);
    }
}
