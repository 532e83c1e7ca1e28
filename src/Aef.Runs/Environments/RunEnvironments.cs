using Aef.Runs.Workspace;

namespace Aef.Runs.Environments;

/// <summary>Reads the environments of runs.</summary>
internal static class RunEnvironments
{
    /// <summary>
    /// Reads the environment that a user describes: mocks, child workflows, secrets, hosts and variables. Reports all problems.
    /// </summary>
    public static EnvironmentResult Load(AefWorkspace workspace, EnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        return new EnvironmentLoader(workspace, request).Load();
    }
}
