using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Display;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>The settings of a load, checked.</summary>
internal sealed record LoadOptions(string From, string To, LoadMode Mode, IReadOnlyList<string> Keys, DataFormat? Format, char Delimiter)
{
    private static readonly string[] QueryWords = ["SELECT", "WITH", "FROM", "TABLE", "VALUES", "SUMMARIZE", "DESCRIBE"];

    /// <summary>True if a query is written to a file.</summary>
    public bool IsExport { get; } = IsQuery(From);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="DataJobException">A setting is missing or invalid; the message names all of them.</exception>
    public static LoadOptions Read(DataCall call, LoadBinding binding)
    {
        var problems = new List<string>();
        var from = call.Text(binding.From, "from");
        var to = call.Text(binding.To, "to");
        if (string.IsNullOrWhiteSpace(from))
        {
            problems.Add("\"from\" is missing: set the file, the pattern or the query to read.");
        }

        if (string.IsNullOrWhiteSpace(to))
        {
            problems.Add("\"to\" is missing: set the table or the file to write.");
        }

        var mode = ReadMode(call.Text(binding.Mode, "mode"), problems);
        var keys = call.Items(binding.Keys, "keys");
        if (mode == LoadMode.Merge && keys.Count == 0)
        {
            problems.Add("\"keys\" is missing: a merge needs the columns that identify a row.");
        }
        else if (mode != LoadMode.Merge && keys.Count > 0)
        {
            problems.Add("\"keys\" has no effect without \"mode: merge\"; remove it, or set the mode.");
        }

        DataFormat? format = null;
        if (call.Text(binding.Format, "format") is { } word && (format = DataFile.FormatNamed(word)) is null)
        {
            problems.Add($"\"format\" must be csv, jsonl or parquet; got {Quoted.Text(word)}.");
        }

        var delimiter = call.Text(null, "delimiter") ?? ",";
        delimiter = delimiter == "\\t" ? "\t" : delimiter;
        if (delimiter.Length != 1 || delimiter[0] is '"' or '\r' or '\n')
        {
            problems.Add($"\"delimiter\" must be one character; got {Quoted.Text(delimiter)}.");
        }

        return problems.Count > 0
            ? throw new DataJobException(string.Join(' ', problems))
            : new LoadOptions(from!, to!, mode, [.. keys.Select(SqlValues.TextOf)], format, delimiter[0]); // problems would name null
    }

    private static LoadMode ReadMode(string? word, List<string> problems)
    {
        switch (word?.ToLowerInvariant())
        {
            case "replace" or null:
                return LoadMode.Replace;
            case "append":
                return LoadMode.Append;
            case "merge":
                return LoadMode.Merge;
            default:
                problems.Add($"\"mode\" must be replace, append or merge; got {Quoted.Text(word)}.");
                return LoadMode.Replace;
        }
    }

    private static bool IsQuery(string from)
    {
        var text = from.TrimStart(' ', '\t', '\r', '\n', '(');
        var end = text.AsSpan().IndexOfAny(" \t\r\n");
        return end > 0 && QueryWords.Contains(text[..end], StringComparer.OrdinalIgnoreCase);
    }
}
