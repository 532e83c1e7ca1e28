namespace Aef.Core.Pipelines.Catalog;

/// <summary>The executors that steps can name. Names are case-sensitive, like the names of deployed functions.</summary>
public sealed class ExecutorCatalog
{
    private readonly OrderedDictionary<string, Lazy<ExecutorDefinition>> _byName = new(StringComparer.Ordinal);

    /// <summary>
    /// Creates a catalog. If two entries have the same name, the later one wins, so a user's entries follow the built-in ones.
    /// </summary>
    public ExecutorCatalog(IEnumerable<ExecutorDefinition> executors)
        : this(Named(executors ?? throw new ArgumentNullException(nameof(executors))))
    {
    }

    /// <summary>Creates a catalog of entries that are read when somebody asks for them.</summary>
    internal ExecutorCatalog(IEnumerable<KeyValuePair<string, Lazy<ExecutorDefinition>>> executors)
    {
        foreach (var (name, executor) in executors)
        {
            _byName[name] = executor;
        }
    }

    /// <summary>The executors that every installation has.</summary>
    public static ExecutorCatalog BuiltIn => BuiltInExecutors.Catalog;

    /// <summary>The built-in entry of a name, or null.</summary>
    internal static ExecutorDefinition? FindBuiltIn(string name) => BuiltIn.Find(name);

    /// <summary>The names of the entries; no entry is read for them.</summary>
    internal IEnumerable<string> Names => _byName.Keys;

    /// <summary>The entries.</summary>
    public IReadOnlyList<ExecutorDefinition> Executors => field ??= [.. _byName.Values.Select(e => e.Value)];

    /// <summary>The entry of a name, or null.</summary>
    public ExecutorDefinition? Find(string name) => _byName.GetValueOrDefault(name)?.Value;

    /// <summary>This catalog with more entries, which replace entries of the same name.</summary>
    public ExecutorCatalog With(IEnumerable<ExecutorDefinition> executors)
    {
        ArgumentNullException.ThrowIfNull(executors);
        return new ExecutorCatalog(_byName.Concat(Named(executors)));
    }

    private static IEnumerable<KeyValuePair<string, Lazy<ExecutorDefinition>>> Named(IEnumerable<ExecutorDefinition> executors) =>
        executors.Select(e => KeyValuePair.Create(e.Name, new Lazy<ExecutorDefinition>(e)));
}
