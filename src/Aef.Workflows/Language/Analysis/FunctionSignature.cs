using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// How a function of the standard library is called. <paramref name="RequiredCount"/> of the parameters must be given, the first ones.
/// Blocking functions must be call steps and cannot be in expressions.
/// </summary>
public sealed record FunctionSignature(string Name, EquatableList<string> Parameters, int RequiredCount, bool IsBlocking = false);
