namespace Aef.Server.Store;

/// <summary>
/// The durable state of the server: records by collection and key. A write has succeeded when its task has completed; it then survives the
/// end of the process. Writes are applied in the order of the calls, also those that are not awaited yet.
/// </summary>
internal interface IServerStore
{
    /// <summary>The folder for the contents of objects and for journals: files that an API names itself. It always exists.</summary>
    string Folder { get; }

    /// <summary>Writes changes: all of them or, after the end of the process, none.</summary>
    Task WriteAsync(params IReadOnlyList<StoreChange> changes);

    /// <summary>The value of a record, also of one whose write has not completed; null if there is none.</summary>
    byte[]? Read(string collection, string key);

    /// <summary>The keys of a collection in ordinal order.</summary>
    IReadOnlyList<string> Keys(string collection);
}
