using Aef.Core.Editing.Changes;

namespace Aef.Core.Editing.Sessions;

/// <summary>A change of the text of a session, from one version to the next.</summary>
/// <param name="Version">The version after it.</param>
/// <param name="Client">The editor that made it.</param>
/// <param name="Title">What it does.</param>
/// <param name="Deltas">The replacements, one after another.</param>
public sealed record SessionChange(int Version, string Client, string Title, IReadOnlyList<TextDelta> Deltas);
