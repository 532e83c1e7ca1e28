using Aef.Core.Pipelines.Catalog;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>Checks a job file for itself. Which executor it is for is said by its folder.</summary>
internal static class JobFiles
{
    /// <summary>The executor whose folder a file is in; null for what is no job file.</summary>
    public static ExecutorDefinition? ExecutorOf(DocumentNode root, string? path, ExecutorCatalog catalog) =>
        root is MappingNode && Path.GetDirectoryName(path) is { Length: > 0 } folder ? catalog.Find(Path.GetFileName(folder)) : null;

    /// <summary>
    /// What is wrong with the parameters of a job, and the secrets among them; what is missing is not said, for a step may give it.
    /// </summary>
    public static IEnumerable<Diagnostic> CheckGiven(MappingNode file, ExecutorDefinition executor) =>
        ParameterCheck.CheckGiven(file, executor, isJobFile: true).Concat(SecretSearch.In(file));

    /// <summary>Everything that can be said of a job file without the step that runs it.</summary>
    public static IEnumerable<Diagnostic> Check(DocumentNode root, ExecutorDefinition executor)
    {
        if (root is not MappingNode file)
        {
            return [JobDiagnostics.NotAJobFile.At(root.Location, root.Kind)];
        }

        return CheckGiven(file, executor);
    }
}
