using Aef.Adapters.Connections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Executors;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Tests.LocalRuns;

namespace Aef.Tests.Diagnostics;

/// <summary>Definitions whose jobs are to be done on this computer: what is found before the run starts.</summary>
internal static class RunExamples
{
    public static IEnumerable<Diagnostic> Prepare(string text) => Prepare(w => w.Load(new SourceText(text)));

    public static IReadOnlyList<Diagnostic> PrepareFile(string path) => Prepare(w => w.LoadFile(path));

    private static IReadOnlyList<Diagnostic> Prepare(Func<Runs.Workspace.AefWorkspace, Core.Workspace.LoadResult> load)
    {
        var workspace = RealRun.Workspace;
        var request = new RunRequest
        {
            Input = load(workspace),
            Mode = RunMode.Run,
            Local = new LocalRunSettings { Connections = new SqlConnectionFactory() },
        };
        using var prepared = new RunLauncher(workspace).Prepare(request);
        return prepared.Diagnostics;
    }
}
