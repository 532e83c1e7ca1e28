namespace Aef.Core.Views.Diagrams;

/// <summary>One step or junction is followed by another; <paramref name="IsNext"/> is true when a NEXT is the reason.</summary>
internal readonly record struct GraphEdge(string From, string To, bool IsNext)
{
    /// <summary>Why a dashed edge is followed; null for the usual order.</summary>
    public string? Reason => IsNext ? "next" : IsFailure ? "failed" : null;

    /// <summary>True for the way to <c>on_failure</c>.</summary>
    public bool IsFailure { get; init; }
}
