using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>A <c>concurrency.key</c> that reads an optional input: without a value, the run is not admitted.</summary>
internal sealed class AdmissionKeyRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        from input in AdmissionKeyInputs.In(draft.Bound.ConcurrencyKey)
        where !input.AlwaysHasValue
        select RunLimitDiagnostics.OptionalKey
            .At(draft.Bound.Source.Concurrency?.LocationOf(DefinitionKeys.Key) ?? Location.None, Quoted.Text(input.Name))
            .WithModelPath($"{DefinitionKeys.Concurrency}.{DefinitionKeys.Key}");
}
