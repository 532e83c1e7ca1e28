namespace Aef.Runs.Simulation.Apis;

/// <summary>A Google API on this computer. It refuses what the real one would refuse.</summary>
internal interface ISimulatedApi
{
    /// <summary>The host that serves it.</summary>
    string Host { get; }

    /// <summary>Answers a request; null when the API has no such method.</summary>
    SimulatedAnswer? Answer(ApiCall call);
}
