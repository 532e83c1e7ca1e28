using Aef.Core.Editing.Changes;

namespace Aef.Core.Editing.Sessions;

/// <summary>A step of the undo history.</summary>
/// <param name="Title">What it did.</param>
/// <param name="Client">The editor that made it.</param>
/// <param name="IsTyping">True for typing, which later typing may join.</param>
/// <param name="Operations">The operations that take it back, in the order in which they are applied.</param>
internal sealed record UndoStep(string Title, string Client, bool IsTyping, IReadOnlyList<TextOperation> Operations);
