using System.Collections.Frozen;

namespace Aef.Core.Pipelines.Model;

/// <summary>The keys of a step, in the order of written files.</summary>
internal sealed class StepKeyTable
{
    /// <summary>Creates a table.</summary>
    public StepKeyTable(IEnumerable<StepKey> keys)
    {
        Keys = [.. keys];
        Names = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, [.. Keys.Select(k => k.Name)]);
    }

    /// <summary>The keys.</summary>
    public IReadOnlyList<StepKey> Keys { get; }

    /// <summary>Their names; case is ignored.</summary>
    public FrozenSet<string> Names { get; }

    /// <summary>The key of a name, or null.</summary>
    public StepKey? Find(string name) => Keys.FirstOrDefault(k => string.Equals(k.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>This table with one more key, which is written last.</summary>
    public StepKeyTable With(StepKey key) => new(Keys.Append(key));
}
