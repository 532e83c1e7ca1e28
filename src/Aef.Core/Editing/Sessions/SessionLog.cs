using Aef.Core.Editing.Changes;

namespace Aef.Core.Editing.Sessions;

/// <summary>The operations of a session by version, so that edits of older versions can be moved past them. The oldest go.</summary>
internal sealed class SessionLog
{
    private const int MostOperations = 10_000;
    private const int MostStates = 50;
    private const int MostCharacters = 16 * 1024 * 1024;

    private readonly Queue<(int Version, string Client, string Title, TextOperation Operation)> _operations = new();
    private readonly Queue<SessionState> _states = new();

    /// <summary>The latest version.</summary>
    public int Version { get; private set; }

    /// <summary>Adds the operation that leads to a version.</summary>
    public void Add(string client, string title, TextOperation operation, int version)
    {
        Version = version;
        _operations.Enqueue((version, client, title, operation));
        if (_operations.Count > MostOperations)
        {
            _operations.Dequeue();
        }
    }

    /// <summary>Keeps a state.</summary>
    public void Remember(SessionState state)
    {
        _states.Enqueue(state);
        while (_states.Count > MostStates || (_states.Count > 2 && (long)_states.Count * state.Source.Text.Length > MostCharacters))
        {
            _states.Dequeue();
        }
    }

    /// <summary>True when all operations after a version are known.</summary>
    public bool Knows(int version) =>
        version >= 0 && version <= Version && (version == Version || (_operations.Count > 0 && _operations.Peek().Version <= version + 1));

    /// <summary>The operations after a version.</summary>
    public IEnumerable<TextOperation> Since(int version) => _operations.Where(o => o.Version > version).Select(o => o.Operation);

    /// <summary>The changes after a version.</summary>
    public IReadOnlyList<SessionChange> ChangesSince(int version) =>
        [.. _operations.Where(o => o.Version > version)
            .Select(o => new SessionChange(o.Version, o.Client, o.Title, o.Operation.ToDeltas()))];

    /// <summary>The state of a version, if it is kept.</summary>
    public SessionState? StateOf(int version) => _states.FirstOrDefault(s => s.Version == version);
}
