using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Launching;

/// <summary>Checks the secrets of the user for the run of a pipeline.</summary>
internal static class RunSecrets
{
    /// <summary>A warning for each secret that the pipeline does not read in a run with this argument.</summary>
    public static IReadOnlyList<Diagnostic> Check(BoundPipeline pipeline, WorkflowValue argument, Secrets secrets)
    {
        var read = SimulatedSecrets.NamesIn(pipeline, argument).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. secrets.Names.Where(n => !read.Contains(n))
                .Select(n => RunSecretDiagnostics.NotRead.At(Location.None, Quoted.Text(n), Spelling.Suggest(n, read))),
        ];
    }
}
