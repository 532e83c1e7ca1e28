namespace Aef.Core.Pipelines.Catalog;

/// <summary>The executors that steps can name. Names are compared with regard to case, as the names of deployed functions are.</summary>
public sealed class ExecutorCatalog
{
    private readonly Dictionary<string, ExecutorDefinition> _byName = new(StringComparer.Ordinal);

    /// <summary>Creates a catalog; of two entries with one name the later wins, so a user's entries come after the built-in ones.</summary>
    public ExecutorCatalog(IEnumerable<ExecutorDefinition> executors)
    {
        ArgumentNullException.ThrowIfNull(executors);
        foreach (var executor in executors)
        {
            _byName[executor.Name] = executor;
        }

        Executors = [.. _byName.Values];
    }

    /// <summary>AEF's four executors, which every installation has.</summary>
    public static ExecutorCatalog BuiltIn => BuiltInExecutors.Catalog;

    /// <summary>The entries.</summary>
    public IReadOnlyList<ExecutorDefinition> Executors { get; }

    /// <summary>The entry of a name, or null.</summary>
    public ExecutorDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>This catalog with more entries, which win by name.</summary>
    public ExecutorCatalog With(IEnumerable<ExecutorDefinition> executors) => new(Executors.Concat(executors));
}
