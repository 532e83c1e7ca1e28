using Aef.Tests.Web.Support;

namespace Aef.Tests.Web.Http;

/// <summary>One server for the tests of its requests.</summary>
#pragma warning disable CA1001 // IAsyncLifetime disposes of it.
public sealed class GateFixture : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly TestWorkspace _workspace = new();

    internal ServeProcess Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ServeProcess.StartAsync(_workspace.Path);

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        _workspace.Dispose();
    }
}
