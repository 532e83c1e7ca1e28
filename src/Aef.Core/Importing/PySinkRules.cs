using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>The rules of pydataflow for sinks.</summary>
internal sealed class PySinkRules(PyConfiguration configuration, DiagnosticBag diagnostics)
{
    private const int MostClusters = 4;

    private static readonly string[] Partitions = ["HOUR", "DAY", "MONTH", "YEAR"];
    private static readonly string[] Times = ["TIMESTAMP", "DATE", "DATETIME"];

    private readonly PySource? _incremental = configuration.Sources.FirstOrDefault(s => s.IsIncremental);

    /// <summary>Reports what pydataflow would refuse.</summary>
    public void Check(PySink sink)
    {
        CheckMode(sink);
        CheckTable(sink);
        var fields = PySchema.Read(sink, diagnostics);
        CheckPartitioning(sink, fields);
        CheckClustering(sink, fields);
        if (_incremental is not null)
        {
            CheckIncremental(sink);
        }
    }

    private void CheckMode(PySink sink)
    {
        var word = sink.Mode.ToString().ToLowerInvariant();
        var hasKeys = sink.Module.Settings.Origin.Has(PyKeys.MergeKeys);
        if (_incremental is null && sink.Mode != PySinkMode.Replace)
        {
            Wrong("no source is incremental");
        }
        else if (_incremental is { Interval: not null } && sink.Mode == PySinkMode.Append)
        {
            Wrong("the source has an interval, so that each run would append rows of the run before again");
        }
        else if (_incremental is not null && sink.Input == _incremental.Name && sink.Mode == PySinkMode.Replace)
        {
            diagnostics.Add(PyDataflowDiagnostics.IncrementalReplace.At(
                sink.Module.At("mode"), Quoted.Text(sink.Name), Quoted.Text(_incremental.Name)));
        }

        if (sink.Mode == PySinkMode.Merge && (!hasKeys || sink.Module.Settings.Node(PyKeys.MergeKeys) is SequenceNode { Items.Count: 0 }))
        {
            Missing(sink, PyKeys.MergeKeys);
        }
        else if (sink.Mode != PySinkMode.Merge && hasKeys)
        {
            diagnostics.Add(PyDataflowDiagnostics.NoEffect.At(
                sink.Module.At(PyKeys.MergeKeys), Quoted.Text(PyKeys.MergeKeys), sink.Module.Shown, "\"mode\": \"merge\""));
        }

        void Wrong(string why) =>
            diagnostics.Add(PyDataflowDiagnostics.WrongMode.At(sink.Module.At("mode"), Quoted.Text(sink.Name), word, why));
    }

    private void CheckTable(PySink sink)
    {
        if (!string.IsNullOrWhiteSpace(sink.Table) && PyTable.Parse(sink.Table) is null)
        {
            Invalid(sink, "table", "project:dataset.table", sink.Table);
        }
    }

    private void CheckPartitioning(PySink sink, IReadOnlyDictionary<string, string>? fields)
    {
        var unit = sink.Module.Settings.Text(PyKeys.Partitioning);
        var field = sink.Module.Settings.Text(PyKeys.PartitioningField);
        if (unit is not null && !Partitions.Contains(unit, StringComparer.OrdinalIgnoreCase))
        {
            Invalid(sink, PyKeys.Partitioning, Quoted.Choice(Partitions), unit);
        }

        if (unit is not null && string.IsNullOrWhiteSpace(field))
        {
            Missing(sink, PyKeys.PartitioningField);
        }
        else if (unit is null && field is not null && _incremental is null)
        {
            diagnostics.Add(PyDataflowDiagnostics.NoEffect
                .At(sink.Module.At(PyKeys.PartitioningField), Quoted.Text(PyKeys.PartitioningField), sink.Module.Shown, "\"partitioning\"")
                .WithSeverity(DiagnosticSeverity.Warning)); // pydataflow accepts it
        }
        else if (unit is not null && field is not null && fields is not null
            && (!fields.TryGetValue(field, out var type) || !Times.Contains(type, StringComparer.OrdinalIgnoreCase)))
        {
            Invalid(sink, PyKeys.PartitioningField, $"a field of \"schema\" of type {Quoted.Choice(Times)}", field);
        }
    }

    private void CheckClustering(PySink sink, IReadOnlyDictionary<string, string>? fields)
    {
        if (sink.Module.Settings.Text(PyKeys.Clustering) is not { Length: > 0 } text)
        {
            return;
        }

        var names = text.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length > MostClusters || !Array.TrueForAll(names, PySchema.IsField))
        {
            Invalid(sink, PyKeys.Clustering, "at most four fields, separated by commas", text);
        }
        else if (fields is not null && !names.Any(fields.ContainsKey))
        {
            diagnostics.Add(sink.Module.Invalid(PyKeys.Clustering, "fields of \"schema\"", Quoted.Text(text))
                .WithSeverity(DiagnosticSeverity.Warning)); // pydataflow only logs it
        }
    }

    private void CheckIncremental(PySink sink)
    {
        foreach (var key in new[] { PyKeys.Partitioning, PyKeys.PartitioningField })
        {
            // A missing field of a partitioning is reported already.
            if (!sink.Module.Settings.Origin.Has(key)
                && !(key == PyKeys.PartitioningField && sink.Module.Settings.Origin.Has(PyKeys.Partitioning)))
            {
                Missing(sink, key);
            }
        }

        if (sink.CreatesTable)
        {
            Invalid(
                sink,
                PyKeys.CreateDisposition,
                $"{PyKeys.CreateNever}, because an incremental load needs an existing table",
                PyKeys.CreateIfNeeded);
        }
    }

    private void Invalid(PySink sink, string key, string expected, string got) =>
        diagnostics.Add(sink.Module.Invalid(key, expected, Quoted.Text(got)));

    private void Missing(PySink sink, string key) => diagnostics.Add(sink.Module.Missing(key));
}
