using Aef.Runs.Environments;

namespace Aef.Runs.Workspace;

/// <content>The environment around a run.</content>
public sealed partial class AefWorkspace
{
    /// <summary>Reads the user's options for the environment of a run: mocks, child workflows, secrets, hosts and variables.</summary>
    public EnvironmentResult LoadEnvironment(EnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new EnvironmentLoader(this, _documents, request).Load();
    }
}
