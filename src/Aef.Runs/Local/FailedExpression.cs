using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>The expression of a definition that failed in a local run.</summary>
/// <param name="Key">The key of the definition, such as <c>when</c>; for a variable <c>variables</c>.</param>
/// <param name="Owner">The step, thread, level or variable that has the key, such as <c>step "J01"</c>.</param>
/// <param name="Text">The expression, cut to 100 characters; null if the key has several expressions, and it is unknown which of them
/// failed.</param>
public sealed record FailedExpression(string Key, string Owner, string? Text)
{
    /// <summary>The longest text of an expression, and of a value that it reads.</summary>
    internal const int MaxLength = 100;

    /// <summary>What the expression has read, without the values of secrets.</summary>
    public EquatableList<ExpressionRead> Reads { get; init; } = [];

    /// <summary>The inputs that its value depends on, directly or through variables. With the same values it fails again.</summary>
    public EquatableList<string> RelatedInputs { get; init; } = [];

    /// <summary>The JOB_IDs of the steps whose outputs it reads.</summary>
    public EquatableList<string> RelatedSteps { get; init; } = [];

    internal Location Location { get; init; } = Location.None;

    /// <summary>
    /// The location of the expression in the definition. A method, so that displays and serializers do not walk into it.
    /// </summary>
    public Location GetLocation() => Location;

    /// <summary>The key and its owner, such as <c>when of step "J01"</c>.</summary>
    public override string ToString() => Key == Core.Pipelines.Model.DefinitionKeys.Variables ? Owner : $"{Key} of {Owner}";

    internal static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";
}
