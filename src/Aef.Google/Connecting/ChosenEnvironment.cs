using Aef.Core.Environments;
using Aef.Core.Operations;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Google.Connecting;

/// <summary>The environment of <c>aef.json</c> that a command names, and what the command needs of it to call Google.</summary>
public sealed class ChosenEnvironment
{
    private readonly ProjectEnvironment? _environment;

    private ChosenEnvironment(ProjectEnvironment? environment, IReadOnlyList<Diagnostic> problems) =>
        (_environment, Problems) = (environment, problems);

    /// <summary>No environment.</summary>
    public static ChosenEnvironment None { get; } = new(null, []);

    /// <summary>The errors of the configuration, and an environment that does not exist.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; }

    /// <summary>The addresses of services, by name, such as <c>workflowexecutions</c>.</summary>
    public IReadOnlyDictionary<string, Uri> Services =>
        _environment?.Services.ToDictionary(s => s.Name, s => s.Address, StringComparer.Ordinal) ?? [];

    /// <summary>Finds an environment.</summary>
    /// <param name="loader">Reads the configuration.</param>
    /// <param name="folder">The folder of the project; the current one if it is empty.</param>
    /// <param name="name">The name; null for no environment.</param>
    public static ChosenEnvironment Find(DefinitionLoader loader, string? folder, string? name)
    {
        ArgumentNullException.ThrowIfNull(loader);
        var (configuration, problems) = loader.ConfigurationIn(string.IsNullOrEmpty(folder) ? "." : folder);
        var selection = EnvironmentSelection.ForDeployment(configuration.Environments, name);
        return new ChosenEnvironment(
            selection.Environment,
            [
                .. problems.Where(p => p.Severity == DiagnosticSeverity.Error),
                .. selection.Problem is { } unknown ? [unknown] : Array.Empty<Diagnostic>(),
            ]);
    }

    /// <summary>
    /// The parent of workflows, <c>projects/p/locations/l</c>: what the command names, then the environment, then the variables
    /// GOOGLE_CLOUD_PROJECT, CLOUDSDK_CORE_PROJECT and CLOUDSDK_WORKFLOWS_LOCATION. Null if one is missing.
    /// </summary>
    /// <param name="project">The project that the command names; null for none.</param>
    /// <param name="region">The region that the command names; null for none.</param>
    /// <param name="variable">Reads an environment variable; an empty one counts as absent.</param>
    /// <param name="missing">An error for each that is missing.</param>
    public string? FindParent(
        string? project, string? region, Func<string, string?> variable, out IReadOnlyList<Diagnostic> missing)
    {
        ArgumentNullException.ThrowIfNull(variable);
        project ??= _environment?.Project ?? Read("GOOGLE_CLOUD_PROJECT") ?? Read("CLOUDSDK_CORE_PROJECT");
        region ??= _environment?.Region ?? Read("CLOUDSDK_WORKFLOWS_LOCATION");
        missing =
        [
            .. from part in new[] { (Value: project, Name: "project"), (Value: region, Name: "region") }
               where part.Value is null
               select GoogleDiagnostics.NoProject.At(Location.None, part.Name),
        ];
        return missing.Count == 0 ? $"projects/{project}/locations/{region}" : null;

        string? Read(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
