namespace Aef.Runs.Executors.Notify;

/// <summary>A message to a receiver.</summary>
/// <param name="Subject">The subject of an e-mail, in one line.</param>
/// <param name="Text">The message: data that may contain any characters.</param>
internal sealed record Notification(string Subject, string Text)
{
    /// <summary>What a generic webhook receives besides the text, by key.</summary>
    public IReadOnlyList<(string Key, string? Value)> Fields { get; init; } = [];
}
