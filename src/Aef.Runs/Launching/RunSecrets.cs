using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Launching;

/// <summary>Checks the secrets that the user gives to the run of a pipeline.</summary>
internal static class RunSecrets
{
    /// <summary>Secret that the pipeline does not read.</summary>
    public static readonly DiagnosticDescriptor NotRead = new(
        "AEF2065",
        DiagnosticSeverity.Warning,
        "Secret that the pipeline does not read",
        "The pipeline does not read the secret {0}.{1}",
        "A run invents a value for each secret that you do not set.");

    /// <summary>A warning for each secret that the pipeline does not read in a run with this argument.</summary>
    public static IReadOnlyList<Diagnostic> Check(BoundPipeline pipeline, WorkflowValue argument, Secrets secrets)
    {
        var read = SimulatedSecrets.NamesIn(pipeline, argument).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. secrets.Names.Where(n => !read.Contains(n))
                .Select(n => NotRead.At(Location.None, Quoted.Text(n), Spelling.Suggest(n, read))),
        ];
    }
}
