using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// An expression reads the output only of steps that have one: AEF's async functions return the id of a job and nothing else.
/// </summary>
internal sealed class OutputRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var references = draft.Bound.References.Where(r => r.Symbol is StepOutputSymbol).ToList();
        if (references.Count == 0)
        {
            return [];
        }

        var withoutOutput = draft.Bound.Steps.Where(s => s.Type == StepType.Async && !s.HasOutput)
            .Select(s => s.JobId)
            .ToHashSet(StringComparer.Ordinal);
        return references
            .Select(r => (r.Syntax, ((StepOutputSymbol)r.Symbol).JobId))
            .Where(r => withoutOutput.Contains(r.JobId))
            .Select(r => NameDiagnostics.NoOutput.At(r.Syntax.Location, Quoted.Text(r.JobId)));
    }
}
