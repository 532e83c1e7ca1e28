using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Runs.Workspace;

namespace Aef.Runs.Environments;

/// <summary>Reads the environments of runs.</summary>
public static class RunEnvironments
{
    /// <summary>True for a problem of the options themselves, such as a missing name, and not of what they mean.</summary>
    public static bool IsWrongUsage(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return diagnostic.Descriptor == EnvironmentDiagnostics.NoAssignment || diagnostic.Descriptor == EnvironmentDiagnostics.NoHost
            || diagnostic.Descriptor == EnvironmentDiagnostics.NoVariable || diagnostic.Descriptor == EnvironmentDiagnostics.GivenTwice;
    }

    /// <summary>
    /// Reads the environment that a user describes: mocks, child workflows, secrets, hosts and variables. The result has all problems.
    /// </summary>
    public static EnvironmentResult Load(AefWorkspace workspace, EnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        return new EnvironmentLoader(workspace, request).Load();
    }
}
