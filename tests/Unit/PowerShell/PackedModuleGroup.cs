namespace Aef.Tests.PowerShell;

/// <summary>The tests that use the packed module: it is packed once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class PackedModuleGroup : ICollectionFixture<PackedModule>
{
    public const string Name = "the packed module";
}
