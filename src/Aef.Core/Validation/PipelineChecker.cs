using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Configuration;
using Aef.Core.Validation.Jobs;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation;

/// <summary>Checks a pipeline: binding and every rule, all diagnostics at once. Compilers and runs take its result.</summary>
public sealed class PipelineChecker
{
    private readonly PipelineBinder _binder;
    private readonly IReadOnlyList<IPipelineRule> _rules;
    private readonly DiagnosticPolicy _policy;

    /// <summary>Creates a checker that applies general rules, those of the project and those of the target.</summary>
    /// <param name="catalog">The executors that steps can use.</param>
    /// <param name="policy">The severities and suppressions; null means the default severities.</param>
    /// <param name="target">The rules of the target that the pipeline is compiled to; they run after the general ones.</param>
    /// <param name="project">The rules that compare a pipeline with the adjacent files of its project.</param>
    internal PipelineChecker(
        ExecutorCatalog catalog,
        DiagnosticPolicy? policy,
        IReadOnlyList<IPipelineRule> target,
        IReadOnlyList<IPipelineRule>? project = null)
    {
        _binder = new PipelineBinder(catalog);
        _policy = policy ?? DiagnosticPolicy.None;
        _rules = [.. PipelineRules.All, new WithRule(), .. project ?? [], .. target];
    }

    /// <summary>
    /// Binds the pipeline and applies every rule. Diagnostics come in the order of the file; those of a pipeline that has no file,
    /// in the order of the model.
    /// </summary>
    public BindResult Check(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var draft = Examine(pipeline);
        return Apply(draft.Bound, draft.Diagnostics.Items);
    }

    /// <summary>
    /// Checks what was read and gives the diagnostics of reading too. When reading had errors, what could be read is checked all the
    /// same, so that everything is reported at once; diagnostics that follow from others are left out.
    /// </summary>
    public BindResult Check(DefinitionResult definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Partial is not { } pipeline)
        {
            return new BindResult(null, definition.Diagnostics);
        }

        var draft = Examine(pipeline);
        return Apply(draft.Bound, CausedDiagnostics.Without(definition.Diagnostics, draft.Diagnostics.Items));
    }

    private BindDraft Examine(Pipeline pipeline)
    {
        var draft = _binder.BindDraft(pipeline);
        foreach (var rule in _rules)
        {
            draft.Diagnostics.AddRange(rule.Check(draft));
        }

        return draft;
    }

    private BindResult Apply(BoundPipeline bound, IReadOnlyList<Diagnostic> diagnostics)
    {
        var filtered = _policy.Apply(Sort(diagnostics, bound.Source.Location.Path), bound.Source, bound.Source.Location.Path);
        var isBound = filtered.Active.All(d => d.Severity != DiagnosticSeverity.Error);
        return new BindResult(isBound ? bound : null, filtered.Active) { Suppressed = filtered.Suppressed };
    }

    /// <summary>The diagnostics of the definition come first, in the order of its text; then those of other files, file by file. One problem is reported once.</summary>
    private static IReadOnlyList<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics, string? path) => DiagnosticOrder.ByFile(
        diagnostics.DistinctBy(d => (d.Code, d.Location.Path, d.Location.Start, d.Message, d.Location.HasPosition ? null : d.ModelPath)), path);
}
