using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Kill;

/// <summary>The process that is killed: begins the run, or continues with it when its journal is there.</summary>
internal static class KilledProcess
{
    public static async Task<int> RunAsync(string journal, string environment, bool realTime, InFlightRule rule, KillPoint point)
    {
        var killer = new Killer(point, journal);
        var handler = new FileCallHandler(environment, killer, TimeSpan.FromMilliseconds(realTime ? 5 : 1250));
        return File.Exists(journal) && new FileInfo(journal).Length > 0 // an empty one is a run that was not started
            ? await ResumeAsync(journal, handler, rule, killer).ConfigureAwait(false)
            : await BeginAsync(journal, handler, KilledWorkflow.Header(realTime), killer).ConfigureAwait(false);
    }

    private static async Task<int> BeginAsync(string path, FileCallHandler environment, JournalHeader header, Killer killer)
    {
        var creation = JournalWriter.Create(path, header);
        using var writer = creation.Writer;
        if (writer is null)
        {
            return Refuse(creation.Diagnostics);
        }

        Console.WriteLine("begun");
        killer.Torn(KillKind.EmptyFile, 0);
        killer.Torn(KillKind.TornHeader, 0);
        killer.At(KillKind.AfterHeader);
        var engine = KilledWorkflow.Engine(header);
        await DriveAsync(engine, environment, header, new HostOptions { Boundary = new KillingBoundary(writer, killer, path) })
            .ConfigureAwait(false);
        return End(engine, path, killer, writer.End);
    }

    private static async Task<int> ResumeAsync(string path, FileCallHandler environment, InFlightRule rule, Killer killer)
    {
        var opening = JournalSession.Open(path);
        using var session = opening.Session;
        if (session is null)
        {
            return Refuse(opening.Diagnostics);
        }

        var header = session.Content.Header;
        foreach (var diagnostic in session.Check(KilledWorkflow.Engine(header), environment, rule))
        {
            // Reported before anything is done, so that the observer knows it however this process ends.
            await Console.Error.WriteLineAsync(diagnostic.ToString()).ConfigureAwait(false);
        }

        Console.WriteLine("begun");
        var engine = KilledWorkflow.Engine(header);
        var options = session.Continue(engine, environment, rule, DateTimeOffset.UtcNow);
        killer.At(KillKind.AfterContinuing);
        if (!engine.HasEnded)
        {
            await DriveAsync(engine, environment, header, options with { Boundary = new KillingBoundary(options.Boundary!, killer, path) }).ConfigureAwait(false); // a run that continues has one
        }

        return End(engine, path, killer, session.End);
    }

    private static async Task DriveAsync(WorkflowEngine engine, FileCallHandler environment, JournalHeader header, HostOptions options)
    {
        _ = header.RealTime
            ? await RealTimeHost.RunAsync(engine, environment, TimeProvider.System, options).ConfigureAwait(false)
            : VirtualTimeHost.Run(engine, environment, header.Start, options);
    }

    private static int End(WorkflowEngine engine, string path, Killer killer, Action<Execution> end)
    {
        killer.At(KillKind.BeforeEnd);
        var before = new FileInfo(path).Length;
        end(engine.Execution);
        killer.Torn(KillKind.TornEnd, before);
        Console.WriteLine(
            engine.Execution.State == ExecutionState.Succeeded ? engine.Execution.Result.ToJson() : engine.Execution.Error?.Context);
        return engine.Execution.State == ExecutionState.Succeeded ? 0 : 1;
    }

    private static int Refuse(IReadOnlyList<Aef.Documents.Diagnostics.Diagnostic> diagnostics)
    {
        Console.Error.WriteLine(string.Join('\n', diagnostics));
        return 3;
    }
}
