using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Forms;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Sessions;

/// <summary>
/// The one document of a file that is being edited, shared by every editor of it. The text is the truth: typing and edits of the form are
/// changes of ranges of it, with versions, and have one undo history. Thread-safe.
/// </summary>
public sealed class DocumentSession
{
    /// <summary>The name of the client that changes on disk have.</summary>
    public const string Disk = "disk";

    private readonly Lock _lock = new();
    private readonly string? _path;
    private readonly IDocumentReader _documents;
    private readonly FormEditor _forms;
    private readonly StateReader _reader;
    private readonly SessionLog _log = new();
    private readonly Dictionary<string, (long Sequence, EditOutcome Outcome)> _acknowledged = new(StringComparer.Ordinal);
    private readonly UndoHistory _history = new();

    /// <summary>Begins a session.</summary>
    /// <param name="yaml">Reads documents that are not JSON.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The path, which determines the format; null for a text without a file.</param>
    public DocumentSession(IDocumentReader yaml, EditedText text, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(text);
        _documents = new DocumentReader(yaml);
        _forms = new FormEditor(_documents);
        _reader = new StateReader(_documents);
        _path = path;
        Text = text;
        State = _reader.Read(0, new SourceText(text.Text, path), null);
        _log.Remember(State);
    }

    /// <summary>The current text with its line breaks.</summary>
    public EditedText Text { get; private set; }

    /// <summary>The current version with what was read from it.</summary>
    public SessionState State { get; private set; }

    /// <summary>What an undo would take back; null at the start.</summary>
    public string? UndoTitle
    {
        get
        {
            lock (_lock)
            {
                return _history.UndoTitle;
            }
        }
    }

    /// <summary>What a redo would make again; null when nothing was undone.</summary>
    public string? RedoTitle
    {
        get
        {
            lock (_lock)
            {
                return _history.RedoTitle;
            }
        }
    }

    /// <summary>The text and the state of one moment.</summary>
    public (EditedText Text, SessionState State) Snapshot()
    {
        lock (_lock)
        {
            return (Text, State);
        }
    }

    /// <summary>The changes after a version, also those of the asking editor; null when the version is too old.</summary>
    public IReadOnlyList<SessionChange>? ChangesSince(int version)
    {
        lock (_lock)
        {
            return _log.Knows(version) ? _log.ChangesSince(version) : null;
        }
    }

    /// <summary>
    /// Makes a batch of typing. A batch of an older version is moved past the changes since then; none of its text is lost. A batch that is
    /// sent again is acknowledged again.
    /// </summary>
    public EditOutcome Apply(TextChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_lock)
        {
            if (_acknowledged.TryGetValue(change.Client, out var last) && change.Sequence <= last.Sequence)
            {
                return change.Sequence == last.Sequence ? last.Outcome
                    : new EditOutcome(EditStatus.Resync, State.Version) { Reason = "The batch is older than the last one." };
            }

            if (!_log.Knows(change.Version))
            {
                return new EditOutcome(EditStatus.Resync, State.Version) { Reason = $"Version {change.Version} is not known." };
            }

            var outcome = Type(change);
            if (outcome.Status == EditStatus.Applied)
            {
                _acknowledged[change.Client] = (change.Sequence, outcome);
            }

            return outcome;
        }
    }

    /// <summary>
    /// Makes an edit of the form. A node that moved is found again; one that changed since the version of the form is a conflict. While the
    /// text is broken, the edit is refused.
    /// </summary>
    public EditOutcome Apply(FormChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_lock)
        {
            if (State.Root is not { } root)
            {
                return Refuse("The text cannot be read, so the form is read-only. Fix the text first.");
            }

            if (!_log.Knows(change.Version) || _log.StateOf(change.Version) is not { } seen)
            {
                return new EditOutcome(EditStatus.Resync, State.Version) { Reason = $"Version {change.Version} is not known." };
            }

            var edit = change.Edit;
            if (change.Version != State.Version)
            {
                var found = NodeTracking.Follow(edit, seen, State, [.. _log.Since(change.Version)]);
                if (found.Edit is null)
                {
                    return new EditOutcome(EditStatus.Conflict, State.Version) { Reason = found.Reason, Current = found.Current };
                }

                edit = found.Edit;
            }

            var result = Edit(root, edit);
            if (result.Operation is not { } operation)
            {
                return Refuse(result.Reason!);
            }

            if (operation.IsEmpty)
            {
                return new EditOutcome(EditStatus.Unchanged, State.Version);
            }

            _history.Add(new UndoStep(edit.Title, change.Client, IsTyping: false, [operation.Invert(Text)]), joins: false);
            var state = StateReader.Create(State.Version + 1, result.Text!, result.Read!, State);
            Advance(change.Client, edit.Title, [operation], state);
            return new EditOutcome(EditStatus.Applied, State.Version) { Deltas = operation.ToDeltas() };
        }
    }

    /// <summary>Undoes the last step, whichever editor made it; after all steps the file is what it was, byte for byte.</summary>
    public EditOutcome Undo(string client)
    {
        lock (_lock)
        {
            return Replay(client, _history.TakeUndo(), "Undo", _history.AddRedo);
        }
    }

    /// <summary>Makes the step again that was undone last.</summary>
    public EditOutcome Redo(string client)
    {
        lock (_lock)
        {
            return Replay(client, _history.TakeRedo(), "Redo", _history.AddUndo);
        }
    }

    /// <summary>Replaces the text as one step that can be undone, such as with a merged one; unchanged parts at both ends stay.</summary>
    internal EditOutcome Replace(string client, string title, TextOperation operation)
    {
        lock (_lock)
        {
            if (operation.BaseLength != Text.Text.Length)
            {
                return new EditOutcome(EditStatus.Resync, State.Version) { Reason = "The text has changed." };
            }

            var after = Text.Apply(operation);
            if (after.Equals(Text))
            {
                return new EditOutcome(EditStatus.Unchanged, State.Version);
            }

            _history.Add(new UndoStep(title, client, IsTyping: false, [operation.Invert(Text)]), joins: false);
            Advance(client, title, [operation]);
            return new EditOutcome(EditStatus.Applied, State.Version) { Deltas = operation.ToDeltas() };
        }
    }

    private EditOutcome Type(TextChange change)
    {
        var others = _log.Since(change.Version).ToList();
        var length = others.Count > 0 ? others[0].BaseLength : Text.Text.Length;
        var (text, inverse, made) = (Text, new List<TextOperation>(), new List<TextOperation>());
        foreach (var delta in change.Deltas)
        {
            if (DeltaCheck.WhyNot(length, delta) is { } reason)
            {
                return Refuse(reason);
            }

            var operation = TextOperation.FromDelta(length, delta);
            length += delta.Text.Length - delta.Length;
            for (var i = 0; i < others.Count; i++)
            {
                (others[i], operation) = TextOperation.Transform(others[i], operation);
            }

            if (DeltaCheck.WhyNot(text.Text, operation) is { } split)
            {
                return Refuse(split);
            }

            inverse.Insert(0, operation.Invert(text));
            text = text.Apply(operation);
            made.Add(operation);
        }

        if (made.TrueForAll(o => o.IsEmpty))
        {
            return new EditOutcome(EditStatus.Unchanged, State.Version) { Deltas = [.. others.SelectMany(o => o.ToDeltas())] };
        }

        _history.Add(new UndoStep("Typing", change.Client, IsTyping: true, inverse), change.ContinuesStep);
        Advance(change.Client, "Typing", made);
        return new EditOutcome(EditStatus.Applied, State.Version) { Deltas = [.. others.SelectMany(o => o.ToDeltas())] };
    }

    private FormEditResult Edit(DocumentNode root, FormEdit edit)
    {
        if (root is MappingNode { Entries.Count: 0 } && State.Diagnostics.Any(d => d.Code == DocumentDiagnostics.Empty.Code))
        {
            return EmptyText.Edit(_documents, State.Source, edit);
        }

        return _forms.Edit(State.Source, root, edit);
    }

    private EditOutcome Replay(string client, UndoStep? step, string prefix, Action<UndoStep> keep)
    {
        if (step is null)
        {
            return new EditOutcome(EditStatus.Unchanged, State.Version) { Reason = "There is nothing to do." };
        }

        var back = new List<TextOperation>();
        var text = Text;
        foreach (var operation in step.Operations)
        {
            back.Insert(0, operation.Invert(text));
            text = text.Apply(operation);
        }

        Advance(client, $"{prefix}: {step.Title}", step.Operations);
        keep(step with { Operations = back, IsTyping = false });
        return new EditOutcome(EditStatus.Applied, State.Version) { Deltas = [.. step.Operations.SelectMany(o => o.ToDeltas())] };
    }

    /// <summary>Makes operations one after another; only the text after the last one is read, because nobody sees those between.</summary>
    private void Advance(string client, string title, IReadOnlyList<TextOperation> operations, SessionState? state = null)
    {
        var version = State.Version;
        foreach (var operation in operations)
        {
            Text = Text.Apply(operation);
            _log.Add(client, title, operation, ++version);
        }

        State = state ?? _reader.Read(version, new SourceText(Text.Text, _path), State);
        _log.Remember(State);
    }

    private EditOutcome Refuse(string reason) => new(EditStatus.Refused, State.Version) { Reason = reason };
}
