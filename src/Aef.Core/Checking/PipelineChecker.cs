using Aef.Core.Catalog;
using Aef.Core.Model;
using Aef.Core.Rules;
using Aef.Core.Semantics;
using Aef.Workflows.Diagnostics;

namespace Aef.Core.Checking;

/// <summary>Checks a pipeline: binding and every rule, all findings at once. Compilers and runs take its result.</summary>
public sealed class PipelineChecker
{
    private readonly PipelineBinder _binder;

    /// <summary>Makes a checker; <paramref name="catalog"/> says which executors there are.</summary>
    public PipelineChecker(ExecutorCatalog catalog) => _binder = new PipelineBinder(catalog);

    /// <summary>
    /// Binds the pipeline and applies every rule. Findings come in the order of the file; those of a pipeline that has no file,
    /// in the order of the model.
    /// </summary>
    public BindResult Check(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var draft = _binder.BindDraft(pipeline);
        foreach (var rule in PipelineRules.All)
        {
            draft.Diagnostics.AddRange(rule.Check(draft));
        }

        var findings = draft.Diagnostics.Items
            .DistinctBy(d => (d.Code, d.Location.Start, d.Message, d.Location.HasPosition ? null : d.ModelPath))
            .OrderBy(d => d.Location.Start.Line)
            .ThenBy(d => d.Location.Start.Column)
            .ToList();
        return new BindResult(draft.Diagnostics.HasErrors ? null : draft.Bound, findings);
    }
}
