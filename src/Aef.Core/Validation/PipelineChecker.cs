using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Jobs;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation;

/// <summary>
/// Checks a pipeline: binds it and applies every rule. Returns all diagnostics at once, with their default severities. The project of a
/// definition applies the severity policy. Compilers and runs use its result.
/// </summary>
public sealed class PipelineChecker
{
    private readonly PipelineBinder _binder;
    private readonly IReadOnlyList<IPipelineRule> _rules;

    /// <summary>Creates a checker that applies general rules, those of the project and those of the target.</summary>
    /// <param name="catalog">The executors that steps can use.</param>
    /// <param name="target">The rules of the target that the pipeline is compiled to; they run after the general ones.</param>
    /// <param name="project">The rules that compare a pipeline with the adjacent files of its project.</param>
    /// <param name="options">The choice of bindings, and the job files; null means neither.</param>
    internal PipelineChecker(
        ExecutorCatalog catalog,
        IReadOnlyList<IPipelineRule> target,
        IReadOnlyList<IPipelineRule>? project = null,
        BindOptions? options = null)
    {
        _binder = new PipelineBinder(catalog, options);
        _rules =
        [
            .. PipelineRules.All,
            new WithRule(options?.RunsFunctions ?? true),
            new MissingParameterRule(options?.RunsFunctions ?? true),
            .. project ?? [],
            .. target,
        ];
    }

    /// <summary>
    /// Binds the pipeline and applies every rule. Diagnostics are in the order of the file; those of a pipeline without a file are in the
    /// order of the model.
    /// </summary>
    public BindResult Check(Pipeline pipeline) => Examine(pipeline).ToResult();

    /// <summary>
    /// Checks a definition and also returns the diagnostics of reading it. When reading had errors, what could be read is checked anyway,
    /// so that everything is reported at once; diagnostics that follow from others are omitted.
    /// </summary>
    public BindResult Check(DefinitionResult definition) => Examine(definition).ToResult();

    /// <summary>As <see cref="Check(Pipeline)"/>, with the bound pipeline even when there are errors: a policy may lower them.</summary>
    internal CheckedPipeline Examine(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var draft = Bind(pipeline);
        return new CheckedPipeline(draft.Bound, Sort(draft.Diagnostics.Items, pipeline.Location.Path));
    }

    /// <summary>
    /// As <see cref="Check(DefinitionResult)"/>, with the bound pipeline even when there are errors; null when nothing could be read.
    /// </summary>
    internal CheckedPipeline Examine(DefinitionResult definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Partial is not { } pipeline)
        {
            return new CheckedPipeline(null, definition.Diagnostics);
        }

        var draft = Bind(pipeline);
        return new CheckedPipeline(
            draft.Bound,
            Sort(CausedDiagnostics.Without(definition.Diagnostics, draft.Diagnostics.Items), pipeline.Location.Path));
    }

    private BindDraft Bind(Pipeline pipeline)
    {
        var draft = _binder.BindDraft(pipeline);
        foreach (var rule in _rules)
        {
            draft.Diagnostics.AddRange(rule.Check(draft));
        }

        return draft;
    }

    /// <summary>
    /// The diagnostics of the definition come first, in the order of its text; then those of other files, file by file. Duplicates are
    /// removed.
    /// </summary>
    private static IReadOnlyList<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics, string? path) => DiagnosticOrder.ByFile(
        diagnostics.DistinctBy(d =>
            (d.Code, d.Location.Path, d.Location.Start, d.Message, d.Location.HasPosition ? null : d.ModelPath)), path);
}
