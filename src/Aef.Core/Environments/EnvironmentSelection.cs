using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Environments;

/// <summary>
/// Finds the environment that a command was asked for. It is the only class that does: a run without a name is in <c>local</c>, which
/// exists even if no configuration defines it; a deployment without a name is in no environment.
/// </summary>
public sealed class EnvironmentSelection
{
    private EnvironmentSelection(ProjectEnvironment? environment, Diagnostic? problem)
    {
        Environment = environment;
        Problem = problem;
    }

    /// <summary>The environment; null when none was asked for, or with a problem.</summary>
    public ProjectEnvironment? Environment { get; }

    /// <summary>Why there is no environment of that name; null when there is one.</summary>
    public Diagnostic? Problem { get; }

    /// <summary>The environment of a local run; null as <paramref name="name"/> means <c>local</c>.</summary>
    /// <param name="environments">The environments of the configuration.</param>
    /// <param name="name">The name that the user passed, or null.</param>
    public static EnvironmentSelection ForRun(IReadOnlyList<ProjectEnvironment> environments, string? name) =>
        Select(environments, name ?? ProjectEnvironment.Local);

    /// <summary>The environment of a deployment; null as <paramref name="name"/> means none.</summary>
    /// <param name="environments">The environments of the configuration.</param>
    /// <param name="name">The name that the user passed, or null.</param>
    public static EnvironmentSelection ForDeployment(IReadOnlyList<ProjectEnvironment> environments, string? name) =>
        name is null ? new EnvironmentSelection(null, null) : Select(environments, name);

    private static EnvironmentSelection Select(IReadOnlyList<ProjectEnvironment> environments, string name)
    {
        ArgumentNullException.ThrowIfNull(environments);
        if (environments.FirstOrDefault(e => e.Name == name) is { } found)
        {
            return new EnvironmentSelection(found, null);
        }

        if (name == ProjectEnvironment.Local)
        {
            return new EnvironmentSelection(new ProjectEnvironment(ProjectEnvironment.Local), null);
        }

        string[] known = [.. environments.Select(e => e.Name).Append(ProjectEnvironment.Local).Distinct(StringComparer.Ordinal)];
        return new EnvironmentSelection(
            null,
            EnvironmentSettingDiagnostics.UnknownEnvironment.At(
                Location.None,
                Quoted.Text(name),
                Spelling.Suggest(name, known),
                known.Length == 1
                    ? "The project defines no environments."
                    : $"Known environments: {string.Join(", ", known.Select(k => Quoted.Text(k)))}."));
    }
}
