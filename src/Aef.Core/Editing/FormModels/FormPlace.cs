using Aef.Core.Editing.Syntax;

namespace Aef.Core.Editing.FormModels;

/// <summary>A mapping of a definition with all keys that it can have.</summary>
/// <param name="Kind">What it is, as the schema names it: <c>pipeline</c>, <c>level</c>, <c>thread</c>, <c>step</c>, <c>input</c>…</param>
/// <param name="Path">Its path.</param>
/// <param name="Fields">The keys, in the order of the format; unknown ones follow.</param>
/// <param name="Parameters">For a step, the parameters of its executor; their paths are below <c>with</c>.</param>
public sealed record FormPlace(string Kind, NodePath Path, IReadOnlyList<FormField> Fields, IReadOnlyList<FormField> Parameters);
