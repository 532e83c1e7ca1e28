namespace Aef.Core.Views.Diagrams;

/// <summary>One step or junction is followed by another; <paramref name="IsNext"/> is true when a NEXT is the reason.</summary>
internal readonly record struct GraphEdge(string From, string To, bool IsNext);
