namespace Aef.Core.Views.Diagrams;

/// <summary>One step, or junction, is followed by another; <paramref name="IsNext"/> when the definition says so by NEXT.</summary>
internal readonly record struct GraphEdge(string From, string To, bool IsNext);
