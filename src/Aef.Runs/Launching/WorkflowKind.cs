using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Runs.Executors;

namespace Aef.Runs.Launching;

/// <summary>The local kind <c>workflow</c>: the definition of another workflow runs here, in a run of its own.</summary>
internal sealed class WorkflowKind(ChildRuns children) : ILocalKind
{
    /// <inheritdoc/>
    public string Name => "workflow";

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(settings);
        var workflow = step.WorkflowName
            ?? (new KnownParameters(step, null).Resolve(ScalarNode.String("${parameters.workflow}")) as ScalarNode)?.Text;
        if (workflow is null || workflow.Contains("${", StringComparison.Ordinal))
        {
            return []; // only the run knows it
        }

        var location = step.Source.Location;
        if (ChildRuns.Find(settings.Folder, workflow) is not { } file)
        {
            return [ChildDiagnostics.NoDefinition.At(location, Quoted.Text(step.JobId), Quoted.Text(workflow), settings.Folder)];
        }

        return children.IsAround(file)
            ? [ChildDiagnostics.RunsItself.At(location, Quoted.Text(step.JobId), Quoted.Text(workflow))]
            : children.Check(file, settings);
    }

    /// <inheritdoc/>
    public IJobExecutor Create(LocalRunSettings settings) => new WorkflowExecutor(children, settings);
}
