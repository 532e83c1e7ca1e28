using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;

namespace Aef.Runs.Launching;

/// <summary>Creates what a prepared run needs outside: its journal and its environment.</summary>
internal abstract class RunStarter
{
    /// <summary>Creates it for a run; the diagnostics are about the journal.</summary>
    public abstract IReadOnlyList<Diagnostic> Start(PreparedRun run, Func<string, ExecutionListener?>? childListener);
}
