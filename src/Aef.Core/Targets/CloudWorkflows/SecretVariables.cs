using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The variables whose values read secrets, which the steps that read them compute.</summary>
internal static class SecretVariables
{
    /// <summary>The names of those that values read, directly or through others.</summary>
    public static HashSet<string> NamesIn(BoundPipeline pipeline, IEnumerable<BoundValue> values)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<BoundValue>(values);
        while (open.TryDequeue(out var value))
        {
            foreach (var name in value.References.Select(r => r.Symbol).OfType<VariableSymbol>().Where(v => v.IsSecret).Select(v => v.Name))
            {
                if (names.Add(name) && pipeline.Variables.FirstOrDefault(v => v.Name == name) is { } variable)
                {
                    open.Enqueue(variable.Value);
                }
            }
        }

        return names;
    }

    /// <summary>The symbols that values read, with those of the variables that have secrets in place of these variables.</summary>
    public static IEnumerable<ExpressionSymbol> Resolve(BoundPipeline pipeline, IReadOnlyCollection<BoundValue> values)
    {
        var names = NamesIn(pipeline, values);
        return values.Concat(pipeline.Variables.Where(v => names.Contains(v.Name)).Select(v => v.Value))
            .SelectMany(v => v.References)
            .Select(r => r.Symbol)
            .Where(s => s is not VariableSymbol { IsSecret: true });
    }
}
