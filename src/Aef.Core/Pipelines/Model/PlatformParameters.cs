using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Model;

/// <summary>
/// The parameters of one environment (AEF's <c>platform-parameters-ENVIRONMENT.json</c>). For a missing key, which is null, targets use
/// values known at run time, or AEF's default names.
/// </summary>
public sealed class PlatformParameters
{
    /// <summary>The key of <see cref="Region"/>.</summary>
    public const string RegionKey = "pRegion";

    /// <summary>The key of <see cref="ProjectId"/>.</summary>
    public const string ProjectIdKey = "pProjectID";

    /// <summary>The key of <see cref="FunctionIntermediateName"/>.</summary>
    public const string FunctionIntermediateNameKey = "pFunctionIntermediateName";

    /// <summary>The key of <see cref="JobsDefinitionsBucket"/>.</summary>
    public const string JobsDefinitionsBucketKey = "pJobsDefinitionsBucket";

    /// <summary>AEF's default name of the intermediate function, for when <see cref="FunctionIntermediateName"/> is missing.</summary>
    public const string DefaultFunctionIntermediateName = "orch-framework-intermediate";

    /// <summary>Creates parameters from pairs, in the order of the file.</summary>
    public PlatformParameters(EquatableList<PlatformParameter> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        All = all;
    }

    /// <summary>No parameters at all.</summary>
    public static PlatformParameters Empty { get; } = new([]);

    /// <summary>Every pair, including unknown keys.</summary>
    public EquatableList<PlatformParameter> All { get; }

    /// <summary>
    /// The name of the environment, which is part of the file's name: <c>platform-parameters-ENVIRONMENT.json</c>; null for other files.
    /// </summary>
    public string? Environment { get; internal init; }

    /// <summary>The region of functions and workflows, such as <c>us-central1</c>.</summary>
    public string? Region => Find(RegionKey);

    /// <summary>The project of functions and workflows.</summary>
    public string? ProjectId => Find(ProjectIdKey);

    /// <summary>The name of AEF's intermediate function.</summary>
    public string? FunctionIntermediateName => Find(FunctionIntermediateNameKey);

    /// <summary>The bucket that holds the jobs' parameter files.</summary>
    public string? JobsDefinitionsBucket => Find(JobsDefinitionsBucketKey);

    /// <summary>The same parameters as those of an environment.</summary>
    internal PlatformParameters In(string environment) => new(All) { Environment = environment };

    /// <summary>The value of a key, or null.</summary>
    public string? Find(string key) => All.FirstOrDefault(p => string.Equals(p.Key, key, StringComparison.Ordinal))?.Value;
}
