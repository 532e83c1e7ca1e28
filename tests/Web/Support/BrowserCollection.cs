namespace Aef.Tests.Web.Support;

/// <summary>The tests that share the server and the browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
