using Aef.Core.Environments;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>The contents of an <c>aef.json</c>: severities, suppressions, and the locations of other files.</summary>
public sealed class AefConfiguration
{
    /// <summary>Creates a configuration; paths are absolute or relative to the folder.</summary>
    internal AefConfiguration(
        string? folder = null,
        IReadOnlyDictionary<string, RuleSetting>? rules = null,
        EquatableList<Suppression>? suppressions = null,
        string? executors = null,
        string? jobs = null,
        string? parameters = null,
        Location? parametersLocation = null,
        EquatableList<ProjectEnvironment>? environments = null,
        RetentionSettings? retention = null,
        string? name = null)
    {
        Folder = folder;
        Name = name;
        Rules = rules ?? new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        Suppressions = suppressions ?? [];
        ExecutorsPath = Resolve(executors);
        JobsPath = Resolve(jobs);
        ParametersPath = Resolve(parameters);
        ParametersLocation = parametersLocation ?? Location.None;
        Environments = environments ?? [];
        Retention = retention;
    }

    /// <summary>An empty configuration.</summary>
    public static AefConfiguration Empty { get; } = new();

    /// <summary>The folder of the file; null when there is none.</summary>
    public string? Folder { get; }

    /// <summary>
    /// The name of the project, which marks what it publishes; null when the configuration has none, so that nothing can be published.
    /// </summary>
    public string? Name { get; }

    /// <summary>The configured severities, by code.</summary>
    internal IReadOnlyDictionary<string, RuleSetting> Rules { get; }

    /// <summary>The suppressed diagnostics.</summary>
    internal EquatableList<Suppression> Suppressions { get; }

    /// <summary>The folder of executor entries; null means <c>executors</c> next to the definition, if it exists.</summary>
    public string? ExecutorsPath { get; }

    /// <summary>The folder of job files; null means <c>jobs</c> next to the definition, if it exists.</summary>
    public string? JobsPath { get; }

    /// <summary>The platform parameters file to use when a command names none.</summary>
    public string? ParametersPath { get; }

    /// <summary>The environments that the configuration defines.</summary>
    public EquatableList<ProjectEnvironment> Environments { get; }

    /// <summary>Which recorded runs are kept; null when the configuration sets nothing.</summary>
    public RetentionSettings? Retention { get; }

    /// <summary>Where the configuration names <see cref="ParametersPath"/>.</summary>
    internal Location ParametersLocation { get; }

    private string? Resolve(string? path) => path is null || Folder is null ? path : Path.Combine(Folder, path);
}
