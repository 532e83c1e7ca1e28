namespace Aef.Workflows.Engine.Program;

/// <summary>The variables of a scope and the scopes inside it, in adjacent slots.</summary>
internal readonly record struct SlotRange(int From, int To);
