using Aef.Core.Pipelines.Catalog;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>Checks a job file on its own. Its folder names its executor.</summary>
internal static class JobFiles
{
    /// <summary>The executor whose folder a file is in; null for files that are not job files.</summary>
    public static ExecutorDefinition? ExecutorOf(DocumentNode root, string? path, ExecutorCatalog catalog) =>
        root is MappingNode && Path.GetDirectoryName(path) is { Length: > 0 } folder ? catalog.Find(Path.GetFileName(folder)) : null;

    /// <summary>
    /// Invalid parameters of a job, and secrets in them. Missing parameters are not reported, because a step may set them.
    /// </summary>
    public static IEnumerable<Diagnostic> CheckGiven(MappingNode file, ExecutorDefinition executor, ParameterSource source) =>
        ParameterCheck.CheckGiven(file, executor, source).Concat(SecretSearch.In(file));

    /// <summary>All diagnostics that need only the job file, not the step that runs it.</summary>
    public static IEnumerable<Diagnostic> Check(DocumentNode root, ExecutorDefinition executor)
    {
        if (root is not MappingNode file)
        {
            return [JobDiagnostics.NotAJobFile.At(root.Location, root.Kind)];
        }

        return CheckGiven(file, executor, ParameterSource.JobFileOf(executor));
    }

    /// <summary>The location of what a file lacks: a missing key has none of its own, so it is the start of the object.</summary>
    public static Location StartOf(MappingNode file) => file.Location.Source is { } source
        ? Location.FromSource(source, new TextSpan(file.Location.Span.Start, Math.Min(1, file.Location.Span.Length)))
        : file.Location;
}
