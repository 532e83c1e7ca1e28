using Aef.Documents.Diagnostics;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Workflows.Engine;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>Creates the journal of the restart of a recorded run that had one; its sources are those of the first journal.</summary>
internal sealed class RestartStarter(Run first) : RunStarter
{
    public override IReadOnlyList<Diagnostic> Start(PreparedRun run, Func<string, ExecutionListener?>? childListener)
    {
        if (run.Recorder?.JournalPath is not { } path
            || run.Pipeline is not { } pipeline
            || first.Record is not RunOrigin { Header: { } header })
        {
            return [];
        }

        var sources = header.Sources.Where(s => s.Role != RunSources.Program);
        var started = JournalStarter.Start(path, pipeline, sources, header.Calls, JournalDurability.Process, first.Id);
        run.Pipeline = pipeline with { Journal = started.Journal };
        return started.Diagnostics;
    }
}
