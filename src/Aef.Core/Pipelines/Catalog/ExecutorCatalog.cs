namespace Aef.Core.Pipelines.Catalog;

/// <summary>The executors that steps can name. Names are case-sensitive, like the names of deployed functions.</summary>
public sealed class ExecutorCatalog
{
    private readonly Dictionary<string, ExecutorDefinition> _byName = new(StringComparer.Ordinal);

    /// <summary>
    /// Creates a catalog. If two entries have the same name, the later one wins, so a user's entries follow the built-in ones.
    /// </summary>
    public ExecutorCatalog(IEnumerable<ExecutorDefinition> executors)
    {
        ArgumentNullException.ThrowIfNull(executors);
        foreach (var executor in executors)
        {
            _byName[executor.Name] = executor;
        }

        Executors = [.. _byName.Values];
    }

    /// <summary>The executors that every installation has.</summary>
    public static ExecutorCatalog BuiltIn => BuiltInExecutors.Catalog;

    /// <summary>The built-in entry of a name, or null.</summary>
    internal static ExecutorDefinition? FindBuiltIn(string name) => BuiltIn.Find(name);

    /// <summary>The entries.</summary>
    public IReadOnlyList<ExecutorDefinition> Executors { get; }

    /// <summary>The entry of a name, or null.</summary>
    public ExecutorDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>This catalog with more entries, which replace entries of the same name.</summary>
    public ExecutorCatalog With(IEnumerable<ExecutorDefinition> executors) => new(Executors.Concat(executors));
}
