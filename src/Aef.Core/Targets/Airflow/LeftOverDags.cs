using Aef.Core.Targets.Airflow.Python;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// DAGs of earlier compilations in a folder: those of schedules that a pipeline no longer has. They would go on starting runs. A file is
/// one of them only if its name and its first line are those of a DAG of the same pipeline.
/// </summary>
public static class LeftOverDags
{
    private const int MostRead = 512;

    /// <summary>Removes the files that a compilation no longer writes.</summary>
    /// <param name="folder">The folder that the DAGs were written to.</param>
    /// <param name="dags">All DAGs of the pipeline; the last one is that of the pipeline itself.</param>
    /// <returns>A diagnostic for each file; it also reports a file that cannot be removed.</returns>
    public static IReadOnlyList<Diagnostic> Remove(string folder, IReadOnlyList<AirflowArtifact> dags)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(dags);
        if (dags.Count == 0)
        {
            return [];
        }

        var written = dags.Select(d => d.FileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = dags[^1].Name;
        var beginning = PyNames.Plain(name) + TriggerModules.Separator;
        var diagnostics = new List<Diagnostic>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.py").Order(StringComparer.Ordinal).ToList())
        {
            if (!written.Contains(Path.GetFileName(path))
                && Path.GetFileName(path).StartsWith(beginning, StringComparison.Ordinal))
            {
                diagnostics.AddRange(Remove(path, name));
            }
        }

        return diagnostics;
    }

    private static IEnumerable<Diagnostic> Remove(string path, string pipeline)
    {
        string outcome;
        try
        {
            if (!IsDagOf(path, pipeline))
            {
                yield break;
            }

            File.Delete(path);
            outcome = "it was removed";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            outcome = $"it cannot be removed ({e.Message.TrimEnd('.')})";
        }

        yield return AirflowDiagnostics.LeftOver.At(Location.FromScript(path, 0, 0), Quoted.Text(Path.GetFileName(path)), outcome);
    }

    private static bool IsDagOf(string path, string pipeline)
    {
        using var reader = new StreamReader(path);
        var buffer = new char[MostRead];
        var text = new string(buffer, 0, reader.ReadBlock(buffer)).ReplaceLineEndings("\n");
        return DagModule.BeginningsFor(pipeline).Any(b => text.StartsWith(b, StringComparison.Ordinal));
    }
}
