using System.Globalization;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>The settings with which a local run loads what a sink receives: those of the kind <c>load</c>.</summary>
internal sealed class PyLocalLoad(PyConfiguration configuration, DiagnosticBag diagnostics)
{
    private const int MostUnits = 99_999;

    /// <summary>The settings of a sink.</summary>
    public IEnumerable<MappingEntry> Of(PySink sink)
    {
        if (PyTable.Parse(sink.Table ?? string.Empty) is not { } table)
        {
            yield break; // reported
        }

        foreach (var entry in configuration.Transforms.FirstOrDefault(t => t.Name == sink.Input) is { } transform
            ? OfTransform(transform)
            : OfSource(sink))
        {
            yield return entry;
        }

        yield return Text("to", LocalName(table));
        yield return Text("mode", sink.Mode.ToString().ToLowerInvariant());
        if (sink.Mode == PySinkMode.Merge)
        {
            yield return new MappingEntry("keys", new SequenceNode([.. sink.Keys.Select(k => ScalarNode.String(k))]));
        }

        ReportDifferences(sink);
    }

    /// <summary>The table of a local run: data sets are no schemas there, because not every database has schemas.</summary>
    public static string LocalName(PyTable table) => $"{table.Dataset}_{table.Table}";

    /// <summary>The query without what ends it, and without comments before it: a load recognizes a query by its first word.</summary>
    private static string QueryOf(string query)
    {
        var text = query.AsSpan().TrimEnd(" \t\r\n;").TrimStart();
        while (text.StartsWith("--") || text.StartsWith("/*"))
        {
            var (end, length) = text[0] == '-' ? (text.IndexOf('\n'), 1) : (text.IndexOf("*/"), 2);
            text = end < 0 ? [] : text[(end + length)..].TrimStart();
        }

        return text.ToString();
    }

    /// <summary>SQL of Beam as standard SQL: names are in double quotes instead of backticks.</summary>
    private static string Standard(string sql)
    {
        var quoted = false;
        return string.Concat(sql.Select(c =>
        {
            quoted ^= c == '\'';
            return c == '`' && !quoted ? '"' : c;
        }));
    }

    private IEnumerable<MappingEntry> OfSource(PySink sink)
    {
        if (configuration.Sources.FirstOrDefault(s => s.Name == sink.Input) is not { Query: { } query } source)
        {
            yield break; // reported
        }

        yield return Text("from", QueryOf(query));
        yield return Text("source", ConnectionOf(source));
        if (source is { IsIncremental: true, Column: { } column })
        {
            yield return Text("incremental_column", column);
            yield return Text("incremental_from", source.Interval is { } interval ? Duration(interval) : "destination");
            yield return Text("time_zone", PyKeys.TimeZone);
        }
    }

    private IEnumerable<MappingEntry> OfTransform(PyTransform transform)
    {
        yield return Text("from", Standard(QueryOf(transform.Sql ?? string.Empty)));
        yield return new MappingEntry("inputs", new MappingNode([.. Inputs(transform)]));
    }

    private IEnumerable<MappingEntry> Inputs(PyTransform transform)
    {
        for (var i = 0; i < transform.Inputs.Count; i++)
        {
            var name = transform.Inputs[i].Text;
            var alias = i < transform.Aliases.Count ? transform.Aliases[i] : name;
            if (configuration.Sources.FirstOrDefault(s => s.Name == name) is { Query: { } query } source)
            {
                yield return new MappingEntry(
                    alias,
                    new MappingNode([Text("from", QueryOf(query)), Text("source", ConnectionOf(source))]));
            }
            else if (configuration.Transforms.Any(t => t.Name == name))
            {
                diagnostics.Add(PyDataflowDiagnostics.NestedTransform.At(
                    transform.Inputs[i].Location, Quoted.Text(transform.Name), Quoted.Text(name)));
            }
        }
    }

    private string ConnectionOf(PySource source)
    {
        if (source.Database == PySourceKind.BigQuery)
        {
            diagnostics.Add(PyDataflowDiagnostics.BigQueryDialect.At(
                source.Module.At("query"), Quoted.Text(source.Name), Quoted.Text(EnvironmentConnection.DefaultName)));
            return EnvironmentConnection.DefaultName;
        }

        return PyConnections.NameOf(source.Profile ?? source.Name);
    }

    /// <summary>A load counts at most 99,999 units: longer intervals are rounded up to larger ones.</summary>
    private static string Duration(PyInterval interval)
    {
        var (count, unit) = (interval.Count, interval.Unit);
        if (unit == "min" && count > MostUnits)
        {
            (count, unit) = ((count + 59) / 60, "hour");
        }

        if (unit == "hour" && count > MostUnits)
        {
            (count, unit) = ((count + 23) / 24, "day");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Math.Min(count, MostUnits)} {(unit == "min" ? "minute" : unit)}s");
    }

    /// <summary>What the Dataflow job does and a local run does not.</summary>
    private void ReportDifferences(PySink sink)
    {
        foreach (var (key, local) in new[]
        {
            (PyKeys.Schema, "uses the types of the source"),
            (PyKeys.Partitioning, "has tables without partitions"),
            (PyKeys.Clustering, "has tables without clusters"),
        })
        {
            if (sink.Module.Settings.Text(key) is { Length: > 0 } and not "auto")
            {
                diagnostics.Add(PyDataflowDiagnostics.OnlyInDataflow.At(sink.Module.At(key), Quoted.Text(key), sink.Module.Shown, local));
            }
        }
    }

    private static MappingEntry Text(string key, string value) => new(key, ScalarNode.String(PyConverter.Literal(value)));
}
