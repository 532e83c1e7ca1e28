using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// The signature of a function of the standard library. The first <paramref name="RequiredCount"/> parameters are required.
/// Blocking functions must be call steps and cannot be in expressions.
/// </summary>
public sealed record FunctionSignature(string Name, EquatableList<string> Parameters, int RequiredCount, bool IsBlocking = false);
