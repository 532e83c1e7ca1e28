using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>Finds what is wrong with a load before the run: all settings that are known, and the connections.</summary>
internal sealed class LoadCheck(ConnectionSet connections, ProjectEnvironment environment)
{
    /// <summary>The problems of a step.</summary>
    public IEnumerable<Diagnostic> Check(BoundStep step, LoadBinding binding)
    {
        var settings = LoadSettings.Of(new StepSettings(step), binding);
        var rules = new LoadRules(settings, environment);
        var options = rules.Read();
        var id = Quoted.Text(step.JobId);
        foreach (var problem in rules.Problems)
        {
            yield return problem.Kind.At(step.Source.Location, id, problem.Message);
        }

        string?[] names =
        [
            settings.IsMissing("source") ? null : settings.Text("source"),
            .. options?.Inputs.Select(i => i.Source) ?? [],
            options is { WritesFile: true } ? ConnectionOf(settings, options) : null,
        ];
        var read = names.OfType<string>().Distinct(StringComparer.Ordinal).Select(n => connections.Check(n, step.Source.Location));
        var written = options is { WritesFile: true } || ConnectionOf(settings, options) is not { } own
            ? null
            : connections.CheckWritable(own, step.Source.Location);
        foreach (var problem in read.Append(written).OfType<Diagnostic>().DistinctBy(p => p.Message))
        {
            yield return problem;
        }

        if (options is not null && FormatProblem(options, settings) is { } format)
        {
            yield return LoadDiagnostics.NeedsDuckDb.At(step.Source.Location, id, format);
        }
    }

    /// <summary>The connection of the load; null if only the run knows it, or the load uses none.</summary>
    private static string? ConnectionOf(LoadSettings settings, LoadOptions? options) =>
        options is { WritesFile: true } && (options.Source is not null || options.Inputs.Count > 0 || !options.ReadsQuery) ? null
        : settings.IsMissing("connection") ? EnvironmentConnection.DefaultName
        : settings.Text("connection");

    /// <summary>Only DuckDB reads and writes Parquet.</summary>
    private string? FormatProblem(LoadOptions options, LoadSettings settings)
    {
        var name = options.WritesFile ? options.Source ?? ConnectionOf(settings, options) : ConnectionOf(settings, options);
        var format = options.Format ?? DataFile.FormatOf(options.WritesFile ? options.To : options.From);
        return format == DataFormat.Parquet
            && (options.WritesFile ? options.ReadsQuery : !options.ReadsQuery)
            && name is not null
            && connections.Find(name, out _) is { Kind: not ConnectionKind.DuckDb } connection
                ? $"The connection {Quoted.Text(name)} ({ConnectionNames.Of(connection.Kind)}) cannot "
                    + (options.WritesFile ? "write" : "read") + " Parquet; use one of kind duckdb, or CSV."
                : null;
    }
}
