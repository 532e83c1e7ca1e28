using Aef.Core.Catalog;
using Aef.Core.Model;
using Aef.Core.Reading;
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

        return new BindResult(draft.Diagnostics.HasErrors ? null : draft.Bound, Sort(draft.Diagnostics.Items));
    }

    /// <summary>
    /// Checks what was read and gives the findings of reading too. When reading had errors, what could be read is checked all the
    /// same, so that everything is said at once; findings at a place that reading has complained about follow from that and are left out.
    /// </summary>
    public BindResult Check(DefinitionResult definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Partial is not { } pipeline)
        {
            return new BindResult(null, definition.Diagnostics);
        }

        var result = Check(pipeline);
        if (!definition.HasErrors)
        {
            return new BindResult(result.Pipeline, Sort([.. definition.Diagnostics, .. result.Diagnostics]));
        }

        var broken = definition.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Location.Start).ToHashSet();
        return new BindResult(null, Sort([.. definition.Diagnostics, .. result.Diagnostics.Where(IsNews)]));

        bool IsNews(Diagnostic finding) =>
            finding.Descriptor != RuleDiagnostics.NothingToRun && !(finding.Location.HasPosition && broken.Contains(finding.Location.Start));
    }

    private static List<Diagnostic> Sort(IReadOnlyList<Diagnostic> findings) =>
    [
        .. findings
            .DistinctBy(d => (d.Code, d.Location.Start, d.Message, d.Location.HasPosition ? null : d.ModelPath))
            .OrderBy(d => d.Location.Start.Line)
            .ThenBy(d => d.Location.Start.Column),
    ];
}
