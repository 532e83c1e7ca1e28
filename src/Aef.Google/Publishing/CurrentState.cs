namespace Aef.Google.Publishing;

/// <summary>What exists at Google: the resources that definitions describe, and all others of the project.</summary>
/// <param name="Resources">
/// The resources, by their kind and name. Parts and workflows are under <see cref="ResourceKind.Workflow"/>.
/// </param>
internal sealed record CurrentState(IReadOnlyDictionary<(ResourceKind Kind, string Name), ResourceState> Resources)
{
    /// <summary>The resource of a kind and name; null if it does not exist.</summary>
    public ResourceState? Find(ResourceKind kind, string name) => Resources.GetValueOrDefault((KeyOf(kind), name));

    /// <summary>The kind under which a resource is found: the ids of parts and workflows are in one namespace.</summary>
    public static ResourceKind KeyOf(ResourceKind kind) => kind == ResourceKind.Part ? ResourceKind.Workflow : kind;
}
