using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Keys that steps of the TYPE do not use. Keys of the defaults apply to all types and are not checked.</summary>
internal sealed class UnusedKeyRule(StepKeyTable? keys = null) : IPipelineRule
{
    private readonly StepKeyTable _keys = keys ?? StepKeys.All;

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            var source = site.Effective.Source;
            foreach (var key in _keys.Keys.Where(k => source.Values[k] is not null && !k.IsUsedBy(bound.Type)))
            {
                yield return RuleDiagnostics.UnusedKey.At(
                    source.KeyLocationOf(key.Name),
                    NameOf(key),
                    bound.Type.ToString().ToLowerInvariant())
                    .WithModelPath($"{site.Path}.{key.Name}");
            }
        }
    }

    /// <summary>Messages show all keys for times in upper case, as AEF spells its own.</summary>
    private static string NameOf(StepKey key) => key.Kind == StepKeyKind.Number ? key.Name.ToUpperInvariant() : key.DisplayName;
}
