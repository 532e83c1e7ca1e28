using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <content>The key of <c>concurrency</c>.</content>
internal sealed partial class PipelineExpressions
{
    /// <summary>Binds the key; null when there is none.</summary>
    public BoundValue? ConcurrencyKey(ConcurrencyPolicy? concurrency)
    {
        if (concurrency?.Key is not { } text)
        {
            return null;
        }

        var bag = new DiagnosticBag();
        var value = ConcurrencyKeyBinder.Bind(text, concurrency.LocationOf(DefinitionKeys.Key), _all.Value, bag);
        Add(bag, "concurrency.key");
        return value;
    }
}
