using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A parameter of an executor.</summary>
/// <param name="Name">The key in <c>with</c> and in the job file.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Required">True when every job must set it.</param>
/// <param name="Default">The default value; null means that there is none.</param>
/// <param name="Description">A description for people.</param>
public sealed record ExecutorParameter(string Name, InputType Type, bool Required, DocumentNode? Default, string? Description)
{
    /// <summary>The allowed values; empty allows all values of the type.</summary>
    public EquatableList<DocumentNode> Values { get; init; } = [];

    /// <summary>The form of the string, or of each string of a list; null allows every form.</summary>
    public ParameterFormat? Format { get; init; }

    /// <summary>True when every job must set it, because it has no default.</summary>
    internal bool IsNeeded => Required && ParameterConversion.IsAbsent(Default);

    /// <summary>True for one of the values; numbers are equal whatever their form is, such as 2 and 2.0.</summary>
    internal bool Allows(DocumentNode value) =>
        Values.Contains(value) || (NumberOf(value) is { } number && Values.Any(v => NumberOf(v) is { } other && other.Equals(number)));

    /// <summary>The values as text, for messages.</summary>
    internal IReadOnlyList<string> Words() =>
        [.. Values.Select(v => v is ScalarNode scalar ? scalar.Text : DocumentPrinter.ToJson(v, indented: false))];

    private static double? NumberOf(DocumentNode node) =>
        node is ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double } number ? number.DoubleValue : null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
