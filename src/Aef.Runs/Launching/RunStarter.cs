using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;

namespace Aef.Runs.Launching;

/// <summary>Creates the resources of a prepared run: its journal and its environment.</summary>
internal abstract class RunStarter
{
    /// <summary>Creates the resources; the diagnostics are about the journal.</summary>
    public abstract IReadOnlyList<Diagnostic> Start(PreparedRun run, Func<string, ExecutionListener?>? childListener);
}
