using System.Collections.Frozen;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>
/// Reads configurations of pydataflow. What cannot be read is reported and left out, so that one pass reports everything.
/// </summary>
internal sealed class PyConfigurationReader(string path, DiagnosticBag diagnostics)
{
    private static readonly FrozenSet<string> TopKeys =
        Keys("name", "description", PyKeys.Sources, PyKeys.Transforms, PyKeys.Sinks, "schedule");
    private static readonly FrozenSet<string> ScheduleKeys = Keys("name", "cron", "enable");
    private static readonly FrozenSet<string> TransformKeys = Keys("name", "module", "inputs", "sql", "inputs_alias");
    private static readonly FrozenSet<string> SinkKeys = Keys(
        "name", "module", "input", "mode", PyKeys.MergeKeys, "table", PyKeys.Schema, PyKeys.CreateDisposition, PyKeys.Partitioning,
        PyKeys.PartitioningField, PyKeys.Clustering, "gcs_temp_location");

    private static readonly string[] IncrementalKeys = [PyKeys.Column, PyKeys.Interval, PyKeys.Destination];
    private static readonly FrozenSet<string> BigQueryKeys =
        Keys(["name", "module", "query", "project", PyKeys.Incremental, .. IncrementalKeys]);
    private static readonly FrozenSet<string> DatabaseKeys =
        Keys(["name", "module", "query", "profile", PyKeys.Incremental, .. IncrementalKeys, .. PyProfile.Keys]);

    private static readonly Choices<PySourceKind> SourceKinds =
        Choices<PySourceKind>.Of(["bigquery", "mysql", "postgres"], [PySourceKind.BigQuery, PySourceKind.MySql, PySourceKind.Postgres]);

    private static readonly Choices<PySinkMode> Modes =
        Choices<PySinkMode>.Of(["replace", "append", "merge"], [PySinkMode.Replace, PySinkMode.Append, PySinkMode.Merge]);

    /// <summary>Reads a document; null when it is no configuration.</summary>
    public PyConfiguration? Read(DocumentNode root)
    {
        if (root is not MappingNode map || (map[PyKeys.Sources] is null && map[PyKeys.Sinks] is null))
        {
            diagnostics.Add(PyDataflowDiagnostics.NotAConfiguration.At(
                root.Location,
                root is MappingNode ? "an object without them" : root.Kind));
            return null;
        }

        var reader = new MapReader(map, "a configuration of pydataflow", TopKeys, diagnostics);
        return new PyConfiguration(path, map)
        {
            Name = reader.Text("name"),
            Description = reader.Text("description"),
            Sources = [.. Modules(reader, PyKeys.Sources, "source", isNeeded: true, ReadSource)],
            Transforms = [.. Modules(reader, PyKeys.Transforms, "transform", isNeeded: false, ReadTransform)],
            Sinks = [.. Modules(reader, PyKeys.Sinks, "sink", isNeeded: true, ReadSink)],
            Schedule = ReadSchedule(reader),
        };
    }

    private List<T> Modules<T>(MapReader reader, string key, string kind, bool isNeeded, Func<MappingNode, string, T?> read)
        where T : class
    {
        var list = reader.List(key);
        if (isNeeded && (list is null ? !reader.Origin.Has(key) : list.Items.Count == 0))
        {
            diagnostics.Add(PyDataflowDiagnostics.MissingSetting.At(reader.Origin.ValueOf(key), "The configuration", Quoted.Text(key)));
        }

        var modules = new List<T>();
        foreach (var item in list?.Items ?? [])
        {
            if (item is not MappingNode map)
            {
                diagnostics.Add(ReadingDiagnostics.WrongKind.At(
                    item.Location, $"A {kind}", "an object with \"name\" and \"module\"", item.Kind));
            }
            else if (read(Flat(map), kind) is { } module)
            {
                modules.Add(module);
            }
        }

        return modules;
    }

    private PySource? ReadSource(MappingNode map, string kind)
    {
        var hasKind = SourceKinds.TryGet((map["module"] as ScalarNode)?.Text ?? string.Empty, out var database);
        var known = database == PySourceKind.BigQuery && hasKind ? BigQueryKeys : DatabaseKeys;
        var module = Module(map, kind, hasKind ? known : Keys([.. BigQueryKeys, .. DatabaseKeys]));
        var reader = module.Settings;
        reader.Choice("module", SourceKinds);
        Need(module, "module", reader.Origin.Has("module"));
        var interval = reader.Text(PyKeys.Interval);
        var source = new PySource(module, database)
        {
            Query = Needed(module, "query") is { } query ? new PyQueryFile(path, diagnostics).Read(module, query) : null,
            Profile = reader.Text("profile"),
            Project = hasKind && database == PySourceKind.BigQuery ? Needed(module, "project") : null,
            IsIncremental = reader.Boolean(PyKeys.Incremental) ?? false,
            Column = reader.Text(PyKeys.Column),
            Interval = interval is null or PyInterval.Newest ? null : PyInterval.Parse(interval),
        };
        if (interval is not (null or PyInterval.Newest) && source.Interval is null)
        {
            diagnostics.Add(module.Invalid(
                PyKeys.Interval, $"{PyInterval.Newest}, or a number with min, hour or day, such as 120day", Quoted.Text(interval)));
        }

        return hasKind ? source : null;
    }

    private PyTransform ReadTransform(MappingNode map, string kind)
    {
        var module = Module(map, kind, TransformKeys);
        OneOf(module, "module", "beamsql");
        var inputs = module.Settings.List("inputs");
        Need(module, "inputs", inputs is { Items.Count: > 0 } || (inputs is null && module.Settings.Origin.Has("inputs")));
        return new PyTransform(module)
        {
            Inputs = Texts(module, "inputs", inputs),
            Aliases = [.. Texts(module, "inputs_alias", module.Settings.List("inputs_alias")).Select(a => a.Text)],
            Sql = Needed(module, "sql"),
        };
    }

    private PySink ReadSink(MappingNode map, string kind)
    {
        var module = Module(map, kind, SinkKeys);
        OneOf(module, "module", "bigquery");
        return new PySink(module)
        {
            Input = Needed(module, "input"),
            Mode = module.Settings.Choice("mode", Modes) ?? PySinkMode.Replace,
            Keys = [.. Texts(module, PyKeys.MergeKeys, module.Settings.List(PyKeys.MergeKeys)).Select(k => k.Text)],
            Table = Needed(module, "table"),
            CreatesTable = OneOf(module, PyKeys.CreateDisposition, PyKeys.CreateNever, PyKeys.CreateIfNeeded) == PyKeys.CreateIfNeeded,
        };
    }

    private PySchedule? ReadSchedule(MapReader reader)
    {
        if (reader.Map("schedule") is not { } map)
        {
            return null;
        }

        var schedule = new MapReader(map, "the schedule", ScheduleKeys, diagnostics);
        var enabled = schedule.Boolean("enable");
        if (schedule.Text("cron") is not { Length: > 0 } cron)
        {
            diagnostics.Add(PyDataflowDiagnostics.MissingSetting.At(schedule.Origin.Location, "The schedule", "\"cron\""));
            return null;
        }

        return new PySchedule(schedule.Text("name"), cron, enabled ?? true) { Location = map.Location };
    }

    /// <summary>The settings of a module, with those in <c>parameters</c>: pydataflow makes no difference between them.</summary>
    private MappingNode Flat(MappingNode map)
    {
        if (map[PyKeys.Parameters] is not MappingNode parameters)
        {
            diagnostics.Add(map[PyKeys.Parameters] is { } other
                ? ReadingDiagnostics.WrongKind.At(other.Location, PyKeys.Parameters, "an object", other.Kind)
                : PyDataflowDiagnostics.MissingSetting.At(map.Location, "The module", Quoted.Text(PyKeys.Parameters)));
            parameters = new MappingNode([]);
        }

        return new MappingNode([.. map.Entries.Where(e => e.Key != PyKeys.Parameters), .. parameters.Entries], map.Location);
    }

    private PyModule Module(MappingNode map, string kind, IReadOnlySet<string> known)
    {
        var reader = new MapReader(map, $"a {kind}", known, diagnostics);
        var module = new PyModule(reader.Text("name") ?? string.Empty, kind, reader);
        Need(module, "name", module.Name.Length > 0);
        return module;
    }

    private string? Needed(PyModule module, string key)
    {
        var text = module.Settings.Text(key);
        Need(module, key, text is null ? module.Settings.Origin.Has(key) : !string.IsNullOrWhiteSpace(text));
        return text;
    }

    private void Need(PyModule module, string key, bool isSet)
    {
        if (!isSet)
        {
            diagnostics.Add(module.Missing(key));
        }
    }

    private string? OneOf(PyModule module, string key, params string[] values)
    {
        var text = module.Settings.Text(key);
        if (key == "module")
        {
            Need(module, key, text is not null || module.Settings.Origin.Has(key));
        }

        if (text is not null && !values.Contains(text, StringComparer.Ordinal))
        {
            diagnostics.Add(module.Invalid(key, Quoted.Choice(values), Quoted.Text(text)));
        }

        return text;
    }

    private List<ScalarNode> Texts(PyModule module, string key, SequenceNode? list)
    {
        var texts = new List<ScalarNode>();
        foreach (var item in list?.Items ?? [])
        {
            if (item is ScalarNode { ScalarKind: ScalarKind.String, Text.Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                diagnostics.Add(PyDataflowDiagnostics.InvalidSetting.At(
                    item.Location, $"An item of \"{key}\"", module.Shown, "a string", item.Kind));
            }
        }

        return texts;
    }

    private static FrozenSet<string> Keys(params string[] keys) => FrozenSet.Create(StringComparer.OrdinalIgnoreCase, keys);
}
