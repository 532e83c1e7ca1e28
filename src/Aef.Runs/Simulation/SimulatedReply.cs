namespace Aef.Runs.Simulation;

/// <summary>How the network treats one call.</summary>
/// <param name="Kind">The kind of treatment.</param>
/// <param name="Status">The HTTP status when <paramref name="Kind"/> is Status.</param>
/// <param name="Body">The body of that answer.</param>
public sealed record SimulatedReply(SimulatedReplyKind Kind, int Status = 200, string Body = "")
{
    /// <summary>The call arrives and is answered.</summary>
    public static SimulatedReply Ok { get; } = new(SimulatedReplyKind.Ok);
}
