using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Library;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// Values of parameters in their types, for every target. AEF's job files write numbers, booleans and objects as strings too, and people
/// write versions as numbers. A list or an object is never converted into a string.
/// </summary>
internal static class ParameterConversion
{
    /// <summary>The value in the type of its parameter; the value itself if it is already, or cannot be converted.</summary>
    public static DocumentNode Convert(DocumentNode value, InputType? type) =>
        type is null || IsAbsent(value) ? value : TryConvert(value, type.Value) ?? value;

    /// <summary>An object of parameters in their types; unknown ones stay as they are.</summary>
    public static MappingNode Convert(MappingNode given, ExecutorDefinition? executor) => new(
        [.. given.Entries.Select(e => e with { Value = Convert(e.Value, executor?.FindParameter(e.Key)?.Type) })],
        given.Location);

    /// <summary>True for a value of the type, one that can be converted, and null, which counts as absent.</summary>
    public static bool Fits(DocumentNode value, InputType type) => IsAbsent(value) || TryConvert(value, type) is not null;

    /// <summary>True for a parameter that is not set, or is null, which means the same.</summary>
    public static bool IsAbsent([NotNullWhen(false)] DocumentNode? value) => value is null or ScalarNode { ScalarKind: ScalarKind.Null };

    private static DocumentNode? TryConvert(DocumentNode value, InputType type) => (type, value) switch
    {
        (InputType.Map, MappingNode) or (InputType.List, SequenceNode) => value,
        (InputType.Map or InputType.List, ScalarNode { ScalarKind: ScalarKind.String } text) => Json(text, type),
        (InputType.Map or InputType.List, _) => null,
        (InputType.Integer, ScalarNode { ScalarKind: ScalarKind.Integer }) => value,
        (InputType.Integer, ScalarNode { ScalarKind: ScalarKind.String } text) => Integer(text),
        (InputType.Number, ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double }) => value,
        (InputType.Number, ScalarNode { ScalarKind: ScalarKind.String } text) =>
            ScalarReading.TryNumber(text, out var number) ? ScalarNode.Double(number, text.Location) : null,
        (InputType.Boolean, ScalarNode { ScalarKind: ScalarKind.Boolean }) => value,
        (InputType.Boolean, ScalarNode { ScalarKind: ScalarKind.String } text) =>
            bool.TryParse(text.Text, out var flag) ? ScalarNode.Boolean(flag, text.Location) : null,
        (InputType.Integer or InputType.Number or InputType.Boolean, _) => null,
        (InputType.Date, ScalarNode { ScalarKind: ScalarKind.String } text) =>
            DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        (InputType.DateTime, ScalarNode { ScalarKind: ScalarKind.String } text) => Rfc3339.TryParse(text.Text, out _) ? text : null,
        (InputType.Date or InputType.DateTime, _) => null,
        (_, ScalarNode { ScalarKind: ScalarKind.String }) => value,
        (_, ScalarNode scalar) => ScalarNode.String(ScalarReading.SourceText(scalar), scalar.Location),
        _ => null,
    };

    private static ScalarNode? Integer(ScalarNode text)
    {
        if (long.TryParse(text.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
        {
            return ScalarNode.Integer(whole, text.Location);
        }

        return ScalarReading.TryNumber(text, out var number) && number == Math.Truncate(number) && Math.Abs(number) < 1L << 53
            ? ScalarNode.Integer((long)number, text.Location)
            : null;
    }

    private static DocumentNode? Json(ScalarNode text, InputType type) =>
        new JsonDocumentReader().Read(new SourceText(text.Text)) is { HasErrors: false, Root: { } root }
            && (type == InputType.Map ? root is MappingNode : root is SequenceNode)
            ? root
            : null;
}
