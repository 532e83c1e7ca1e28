using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Core.Workspace;

/// <summary>
/// The targets of an environment, in the order in which their files are listed. Each gets all definitions, so that a target can write one
/// file for many. A new target is one more entry.
/// </summary>
internal static class DeploymentTargets
{
    /// <summary>Returns the files of a target for the compiled definitions and the platform parameters.</summary>
    public delegate IEnumerable<DeploymentFile> FilesOf(IReadOnlyList<CompiledDefinition> definitions, PlatformParameters? parameters);

    public static IReadOnlyList<FilesOf> All { get; } =
    [
        (definitions, _) => In("workflows", CloudWorkflowsTarget.Default.Name, definitions),
        (definitions, _) => In("dags", AirflowTarget.TargetName, definitions),
    ];

    private static IEnumerable<DeploymentFile> In(string folder, string target, IReadOnlyList<CompiledDefinition> definitions) =>
        definitions.Where(d => d.Target == target)
            .SelectMany(d => d.Artifacts)
            .Select(a => new DeploymentFile(target, $"{folder}/{a.FileName}", a));
}
