using Aef.Server.Outgoing;
using Aef.Server.Store;

namespace Aef.Server.Http;

/// <summary>What each API receives.</summary>
/// <param name="Options">The options of the server.</param>
/// <param name="Clock">The clock; faster than the real one with <c>--speed</c>.</param>
/// <param name="Store">The durable state.</param>
/// <param name="Addresses">Where calls of workflows and schedules go.</param>
/// <param name="Log">Receives a line for the operator. Never pass secrets or bodies.</param>
internal sealed record ServerContext(
    AefServerOptions Options,
    TimeProvider Clock,
    IServerStore Store,
    OutgoingAddresses Addresses,
    Action<string> Log)
{
    /// <summary>The numbers of projects.</summary>
    public ProjectNumbers Projects { get; } = new();

    /// <summary>Generates ids.</summary>
    public ServerIds Ids { get; } = new(Options.Seed);
}
