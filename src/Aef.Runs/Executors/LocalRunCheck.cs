using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors;

/// <summary>Finds everything that cannot run on this computer, before the run starts.</summary>
/// <param name="executors">
/// What runs the steps; null if the environment has errors: then nothing is known about the steps, and only secrets are checked.
/// </param>
/// <param name="parameters">The platform parameters of the run.</param>
internal sealed class LocalRunCheck(LocalExecutors? executors, PlatformParameters? parameters)
{
    /// <summary>
    /// All problems, in the order of the steps, then of the secrets. Several steps may have the same problem, such as a connection without
    /// a password; it is reported once.
    /// </summary>
    public IReadOnlyList<Diagnostic> Check(BoundPipeline pipeline, WorkflowValue argument, Secrets secrets) =>
    [
        .. (executors is { } known ? pipeline.Steps.SelectMany(s => Check(s, known)) : [])
            .DistinctBy(d => (d.Code, d.Message, d.Location.ToString())),
        .. SimulatedSecrets.NamesIn(pipeline, argument).Distinct(StringComparer.Ordinal)
            .Where(name => secrets.Find(name) is null)
            .Select(name => LocalRunDiagnostics.NoSecret.At(Location.None, Quoted.Text(name))),
    ];

    private IEnumerable<Diagnostic> Check(BoundStep step, LocalExecutors executors)
    {
        var id = Quoted.Text(step.JobId);
        if (executors.Find(step) is not { } executor)
        {
            return [LocalRunDiagnostics.NotLocal.At(step.Source.Location, id, WhyNot(step))];
        }

        if (executor.Binding is not { } binding || executor.IsSimulated)
        {
            return [];
        }

        if (executors.KindOf(binding) is not { } kind)
        {
            return [LocalRunDiagnostics.NoKind.At(step.Source.Location, id, Quoted.Text(executor.Name), Quoted.Text(binding.Kind))];
        }

        string[] missing = [.. step.Missing(step.JobFileIn(parameters?.Environment)).Where(p => kind.Needs(step, binding, p))];
        return missing.Length > 0
            ? [LocalRunDiagnostics.MissingParameter.At(step.Source.Location, id, Quoted.List(missing), Quoted.Text(executor.Name))]
            : kind.Check(step, binding, executors.Settings);
    }

    private static string WhyNot(BoundStep step) => step switch
    {
        { Executor: { } entry } => $"its executor {Quoted.Text(entry.Name)} is only simulated",
        { WorkflowName: { } workflow } => $"the workflow {Quoted.Text(workflow)} is not available",
        _ => $"the function {Quoted.Text(PipelineTree.RunsOf(step) ?? string.Empty)} is not in the catalog",
    };
}
