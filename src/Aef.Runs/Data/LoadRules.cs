using System.Globalization;
using Aef.Core.Environments;
using Aef.Core.Semantics.Schedules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>
/// Reads the settings of a load and finds everything that is wrong with them. Before a run, settings that only the run knows raise no
/// problem.
/// </summary>
internal sealed class LoadRules(LoadSettings settings, ProjectEnvironment environment)
{
    private readonly List<LoadProblem> _problems = [];

    /// <summary>The problems, in the order of the settings.</summary>
    public IReadOnlyList<LoadProblem> Problems => _problems;

    /// <summary>The options; null if a setting has a problem or is not known.</summary>
    public LoadOptions? Read()
    {
        Require("from", "set the file, the pattern or the query to read.");
        Require("to", "set the table or the file to write.");
        var mode = ReadMode();
        var keys = ReadKeys(mode);
        var format = ReadFormat();
        var delimiter = ReadDelimiter();
        var maximum = ReadMaximum();
        var zone = ReadZone(settings.Text("time_zone"), "time_zone");
        var zones = ReadZones();
        var inputs = LoadInputs.Read(settings.Find("inputs"), Add);
        var source = settings.IsMissing("source") ? null : settings.Text("source");
        var incremental = ReadIncremental(mode);
        var all = (settings.Items("from") ?? []).Select(SqlValues.TextOf).ToList();
        if (all is not [var from, ..] || settings.Text("to") is not { } to)
        {
            return null;
        }

        all.ForEach(CheckBucket);
        CheckBucket(to);
        if (all.Count > 1 && (all.Exists(LoadOptions.IsQuery) || LoadOptions.IsFile(to)))
        {
            Add(
                LoadDiagnostics.Conflict,
                "\"from\" is a list, which must have files for a table; load each query, and copy each file, in a step of its own.");
        }
        foreach (var input in inputs)
        {
            CheckBucket(input.From);
        }

        if (inputs.Count > 0 && (source is not null || !LoadOptions.IsQuery(from)))
        {
            Add(
                LoadDiagnostics.Conflict,
                source is not null
                    ? "The query reads its \"inputs\" and runs on no connection: remove \"source\", or move it to an input."
                    : "\"inputs\" needs a query in \"from\" that reads them by their names.");
        }
        if (source is not null && !LoadOptions.IsQuery(from))
        {
            Add(LoadDiagnostics.Conflict, "\"source\" is the connection of a query, but \"from\" is no query: remove one of the two.");
        }

        var options = new LoadOptions(from, to, mode ?? LoadMode.Replace, keys, format, delimiter)
        {
            MoreFrom = all[1..],
            Source = source,
            Incremental = incremental,
            Zone = zone,
            Zones = zones,
            Inputs = inputs,
            MaximumBytes = maximum,
        };
        if (options.WritesFile && settings.Find("source") is not null && settings.Find("inputs") is not null)
        {
            CheckFile(options);
        }

        return _problems.Count == 0 ? options : null;
    }

    /// <summary>A file is always written as a whole.</summary>
    private void CheckFile(LoadOptions options)
    {
        if (options.Incremental is not null)
        {
            Add(
                LoadDiagnostics.Conflict,
                "\"incremental_column\" needs a table, but the load writes a file; write the condition in the query.");
        }

        if (options.Zones.Count > 0)
        {
            Add(LoadDiagnostics.Conflict, "\"time_zones\" needs a table, but the load writes a file; convert the times in the query.");
        }

        if (options.Mode != LoadMode.Replace)
        {
            Add(LoadDiagnostics.Conflict, "\"mode\" must be replace for a file: it is written as a whole.");
        }
    }

    private long? ReadMaximum()
    {
        if (settings.Text("maximum_bytes") is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var maximum) && maximum > 0)
        {
            return maximum;
        }

        Add(LoadDiagnostics.Invalid, $"\"maximum_bytes\" must be a positive integer; got {Quoted.Text(text)}.");
        return null;
    }

    private IReadOnlyDictionary<string, TimeZoneInfo> ReadZones()
    {
        var zones = new Dictionary<string, TimeZoneInfo>(StringComparer.OrdinalIgnoreCase);
        if (settings.Find("time_zones") is not { IsNull: false } value)
        {
            return zones;
        }

        if (value.Kind != WorkflowValueKind.Map)
        {
            Add(LoadDiagnostics.Invalid, "\"time_zones\" must be an object with the time zone of each column.");
            return zones;
        }

        foreach (var (column, name) in value.Entries.Select(e => (e.Key, SqlValues.TextOf(e.Value))))
        {
            zones[column] = ReadZone(name, $"time_zones.{column}");
        }

        return zones;
    }

    private LoadMode? ReadMode()
    {
        var word = settings.Text("mode");
        LoadMode? mode = word?.ToLowerInvariant() switch
        {
            "append" => LoadMode.Append,
            "merge" => LoadMode.Merge,
            "replace" => LoadMode.Replace,
            null when settings.Find("mode") is not null => LoadMode.Replace,
            _ => null,
        };
        if (mode is null && word is not null)
        {
            Add(LoadDiagnostics.Invalid, $"\"mode\" must be replace, append or merge; got {Quoted.Text(word)}.");
            return LoadMode.Replace;
        }

        return mode;
    }

    private IReadOnlyList<string> ReadKeys(LoadMode? mode)
    {
        var keys = settings.Items("keys");
        if (mode == LoadMode.Merge && keys is { Count: 0 })
        {
            Add(LoadDiagnostics.Missing, "\"keys\" is missing: a merge needs the columns that identify a row.");
        }
        else if (mode is LoadMode.Replace or LoadMode.Append && keys is { Count: > 0 })
        {
            Add(LoadDiagnostics.Conflict, "\"keys\" has no effect without \"mode: merge\"; remove it, or set the mode.");
        }

        return [.. (keys ?? []).Select(SqlValues.TextOf)];
    }

    private DataFormat? ReadFormat()
    {
        if (settings.Text("format") is not { } word)
        {
            return null;
        }

        if (DataFile.FormatNamed(word) is { } format)
        {
            return format;
        }

        Add(LoadDiagnostics.Invalid, $"\"format\" must be csv, jsonl or parquet; got {Quoted.Text(word)}.");
        return null;
    }

    private char ReadDelimiter()
    {
        var text = settings.Text("delimiter") ?? ",";
        text = text == "\\t" ? "\t" : text;
        if (text.Length == 1 && text[0] is not ('"' or '\r' or '\n'))
        {
            return text[0];
        }

        Add(LoadDiagnostics.Invalid, $"\"delimiter\" must be one character; got {Quoted.Text(text)}.");
        return ',';
    }

    private TimeZoneInfo ReadZone(string? name, string setting)
    {
        if (name is null or "UTC" or "GMT" or "Etc/UTC")
        {
            return TimeZoneInfo.Utc;
        }

        if (TimeZoneNames.Exists(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        Add(
            LoadDiagnostics.Invalid,
            $"{Quoted.Text(setting)} must be a time zone such as Europe/Berlin; got {Quoted.Text(name)}."
            + Spelling.Suggest(name, TimeZoneNames.All()));
        return TimeZoneInfo.Utc;
    }

    private IncrementalOptions? ReadIncremental(LoadMode? mode)
    {
        var from = settings.Text("incremental_from");
        if (settings.IsMissing("incremental_column"))
        {
            if (from is not null)
            {
                Add(
                    LoadDiagnostics.Missing,
                    "\"incremental_column\" is missing: \"incremental_from\" needs the column that orders the rows.");
            }

            return null;
        }

        if (settings.Text("incremental_column") is not { } column || settings.Find("incremental_from") is null)
        {
            return null;
        }

        if (IncrementalOptions.Parse(column, from) is not { } options)
        {
            Add(
                LoadDiagnostics.Invalid,
                "\"incremental_from\" must be destination, interval, or a duration such as 90 minutes, 6 hours or 3 days; "
                + $"got {Quoted.Text(from ?? string.Empty)}.");
            return null;
        }

        if (options.CanRepeat && mode == LoadMode.Append)
        {
            Add(
                LoadDiagnostics.Repeats,
                $"With \"mode: append\" and \"incremental_from: {from}\", a second run loads rows again; use \"mode: merge\" with "
                + "\"keys\", \"mode: replace\", which replaces the rows of the range, or \"incremental_from: destination\".");
        }

        return options;
    }

    private void CheckBucket(string path)
    {
        if (DataFiles.BucketOf(path) is { } bucket && environment.Buckets.All(b => b.Name != bucket))
        {
            Add(LoadDiagnostics.NoFolder, DataFiles.NoFolder(bucket, environment));
        }
    }

    private void Require(string name, string hint)
    {
        if (settings.IsMissing(name))
        {
            Add(LoadDiagnostics.Missing, $"\"{name}\" is missing: {hint}");
        }
    }

    private void Add(DiagnosticDescriptor kind, string message) => _problems.Add(new LoadProblem(kind, message));
}
