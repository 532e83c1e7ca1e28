using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Kill;

/// <summary>
/// An environment that outlives the process: what was carried out is in a file, one deed a line. <c>POST /do/KEY</c> does something,
/// <c>GET /done/KEY</c> tells
/// whether it was done, <c>GET /flaky</c> fails until it was asked three times.
/// </summary>
internal sealed class FileCallHandler(string path, Killer killer, TimeSpan duration) : ICallHandler
{
    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        killer.At(KillKind.BeforeCall);
        var deed = new Uri(call.Http!.Url).AbsolutePath[1..]; // the source calls http alone
        var (status, body) = deed switch
        {
            "flaky" when Count(deed) < 2 => (503, (WorkflowValue)"later"),
            "flaky" => (200, "ok"),
            _ when deed.StartsWith("done/", StringComparison.Ordinal) =>
                (200, WorkflowValue.FromMap(("done", Count("do" + deed[4..]) > 0), ("n", deed.Length - 2))),
            _ => (200, WorkflowValue.FromMap(("n", deed.Length))),
        };
        Append(deed);
        killer.At(KillKind.WithinCall);
        return new CallReply(EffectOutcome.FromHttpResponse(status, WorkflowValue.EmptyMap, body), duration);
    }

    private int Count(string deed) => File.Exists(path) ? File.ReadLines(path).Count(l => l == deed) : 0;

    // One write to the operating system; whatever becomes of this process, the deed is done.
    private void Append(string deed)
    {
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(deed + "\n"));
    }
}
