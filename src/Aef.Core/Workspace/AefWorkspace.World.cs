namespace Aef.Core.Workspace;

/// <content>The world around a run.</content>
public sealed partial class AefWorkspace
{
    /// <summary>Reads what a user says of the world around a run: mocks, child workflows, secrets, hosts and variables.</summary>
    public WorldResult LoadWorld(WorldRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new WorldLoader(this, _documents, request).Load();
    }
}
