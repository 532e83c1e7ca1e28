namespace Aef.Core.Editing.Sessions;

/// <summary>The steps that can be undone and made again.</summary>
internal sealed class UndoHistory
{
    private readonly Stack<UndoStep> _undo = new();
    private readonly Stack<UndoStep> _redo = new();

    /// <summary>The title of the step that would be undone; null without one.</summary>
    public string? UndoTitle => _undo.TryPeek(out var step) ? step.Title : null;

    /// <summary>The title of the step that would be made again; null without one.</summary>
    public string? RedoTitle => _redo.TryPeek(out var step) ? step.Title : null;

    /// <summary>Adds a step; typing may join the last step of the same editor. Steps that were undone cannot be made again then.</summary>
    public void Add(UndoStep step, bool joins)
    {
        _redo.Clear();
        if (joins && _undo.TryPeek(out var last) && last.IsTyping && step.IsTyping && last.Client == step.Client)
        {
            _undo.Pop();
            step = step with { Operations = [.. step.Operations, .. last.Operations] };
        }

        _undo.Push(step);
    }

    /// <summary>Removes and returns the step to undo.</summary>
    public UndoStep? TakeUndo() => _undo.TryPop(out var step) ? step : null;

    /// <summary>Removes and returns the step to make again.</summary>
    public UndoStep? TakeRedo() => _redo.TryPop(out var step) ? step : null;

    /// <summary>Adds a step that was undone.</summary>
    public void AddRedo(UndoStep step) => _redo.Push(step);

    /// <summary>Adds a step that was made again.</summary>
    public void AddUndo(UndoStep step) => _undo.Push(step);
}
