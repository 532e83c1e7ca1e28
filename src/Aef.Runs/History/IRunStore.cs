namespace Aef.Runs.History;

/// <summary>
/// The index of recorded runs. It can be rebuilt from their folders, and any process may update it. Its records have no inputs. An index
/// that cannot be read or written throws <see cref="RunStoreException"/>.
/// </summary>
public interface IRunStore : IDisposable
{
    /// <summary>The number of runs.</summary>
    int Count { get; }

    /// <summary>The ids of all runs.</summary>
    IReadOnlyList<string> ListIds();

    /// <summary>Adds records, or replaces those with the same id.</summary>
    void Put(IReadOnlyList<RunRecord> records);

    /// <summary>Holds these records and no others. Other processes see the old records or the new ones.</summary>
    void Replace(IReadOnlyList<RunRecord> records);

    /// <summary>Removes runs.</summary>
    void Remove(IReadOnlyList<string> ids);

    /// <summary>The runs that match, newest first.</summary>
    IReadOnlyList<RunRecord> Find(RunQuery query);
}
