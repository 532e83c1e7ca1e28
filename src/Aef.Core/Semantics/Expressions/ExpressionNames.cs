namespace Aef.Core.Semantics.Expressions;

/// <summary>The names that expressions at one location of a definition may use.</summary>
/// <param name="Inputs">The names of the inputs.</param>
/// <param name="Variables">The variables that have a value there.</param>
/// <param name="Steps">The JOB_IDs of all steps.</param>
/// <param name="HasEnded">True for a step that has certainly ended there; null where every step has, or where it is unknown.</param>
internal sealed record ExpressionNames(IReadOnlyCollection<string> Inputs, IReadOnlyCollection<string> Variables, IReadOnlyCollection<string> Steps, Func<string, bool>? HasEnded);
