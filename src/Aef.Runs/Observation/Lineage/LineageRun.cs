using Aef.Core.Environments;

namespace Aef.Runs.Observation.Lineage;

/// <summary>What lineage needs to know about a run.</summary>
/// <param name="Pipeline">The name of the pipeline.</param>
/// <param name="Identity">What no other run has, in every process that continues this one.</param>
/// <param name="Folder">The folder of the definition, to which paths of files refer.</param>
/// <param name="HasDataSets">True for a step with data sets, by its JOB_ID, which may have the index of an item.</param>
internal sealed record LineageRun(string Pipeline, string Identity, string Folder, Func<string, bool> HasDataSets)
{
    /// <summary>The environment, whose connections have addresses.</summary>
    public ProjectEnvironment? Environment { get; init; }

    /// <summary>When this process continued the run; null for a run that begins.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The program that reports.</summary>
    public string Producer { get; init; } = "urn:aef";
}
