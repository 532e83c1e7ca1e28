using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>
/// Reports a run whose <c>concurrency.key</c> reads an input without a value, before it starts: it could not be admitted.
/// </summary>
internal static class AdmissionInputCheck
{
    /// <summary>Run without a concurrency.key.</summary>
    public static readonly DiagnosticDescriptor NoKey = new(
        "AEF6221",
        DiagnosticSeverity.Error,
        "Run without a concurrency.key",
        "concurrency.key cannot be computed, because the input {0} has no value in this run.",
        "Set the input with --input NAME=VALUE (-Input), or give it a default.");

    /// <summary>An error for each input that the key needs and that has no value.</summary>
    public static IEnumerable<Diagnostic> Check(BoundPipeline pipeline, WorkflowValue argument)
    {
        var values = argument["inputs"].IsNull ? argument["resume"]["inputs"] : argument["inputs"];
        return from input in AdmissionKeyInputs.In(pipeline.ConcurrencyKey)
               where !input.AlwaysHasValue && values[input.Name].IsNull
               select NoKey.At(Location.None, Quoted.Text(input.Name))
                   .WithRelated(pipeline.Source.Concurrency?.LocationOf(DefinitionKeys.Key) ?? Location.None, "concurrency.key");
    }
}
