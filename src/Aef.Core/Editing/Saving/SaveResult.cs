using Aef.Core.Editing.Changes;

namespace Aef.Core.Editing.Saving;

/// <summary>The result of a save.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was not written; null when it was.</param>
/// <param name="OnDisk">The text on disk, if it has changed; null otherwise.</param>
public sealed record SaveResult(SaveStatus Status, string? Reason = null, EditedText? OnDisk = null);
