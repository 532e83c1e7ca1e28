namespace Aef.Workflows.Engine.Program;

/// <summary>The variables of a scope and the scopes inside it: they lie side by side.</summary>
internal readonly record struct SlotRange(int From, int To);
