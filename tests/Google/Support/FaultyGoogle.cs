using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Endpoints;
using Aef.Google.Rest.Transport;

namespace Aef.Tests.Google.Support;

/// <summary>The clients in front of the scripted server, with faults in between.</summary>
internal sealed class FaultyGoogle
{
    public const string Parent = "projects/p1/locations/us-central1";

    public FaultyGoogle(params Fault[] faults)
        : this(InOrder(faults))
    {
    }

    public FaultyGoogle(Func<TransportRequest, Fault> next, int seed = 1)
    {
        Clock = new FastClock(RetryPolicy.Default.AttemptTimeout);
        Server = new ScriptedGoogle(Clock.GetUtcNow);
        Transport = new FaultyTransport(Server, Clock, next);
        Random = new Random(seed);
        Settings = new GoogleClientSettings(Transport, GoogleEndpoints.Default, Clock) { NextRandom = Random.NextDouble };
        Clients = GoogleClients.Create(Settings);
    }

    public FastClock Clock { get; }

    public ScriptedGoogle Server { get; }

    public FaultyTransport Transport { get; }

    public Random Random { get; }

    public GoogleClientSettings Settings { get; }

    public GoogleClients Clients { get; }

    /// <summary>Adds a workflow, without a request.</summary>
    public string AddWorkflow(string id)
    {
        var name = $"{Parent}/workflows/{id}";
        Server.Workflows[name] = new() { ["name"] = name, ["state"] = "ACTIVE", ["sourceContents"] = "main: {}" };
        return name;
    }

    private static Func<TransportRequest, Fault> InOrder(Fault[] faults)
    {
        var index = 0;
        return _ => index < faults.Length ? faults[index++] : Fault.None;
    }
}
