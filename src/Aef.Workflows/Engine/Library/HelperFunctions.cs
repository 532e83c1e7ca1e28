using System.Globalization;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>The expression helpers (https://cloud.google.com/workflows/docs/reference/stdlib/expression-helpers).</summary>
internal static class HelperFunctions
{
    public static WorkflowValue Default(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        arguments[0].IsNull ? arguments[1] : arguments[0];

    /// <summary>A condition of null counts as false.</summary>
    public static WorkflowValue If(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        Arguments.Boolean(arguments[0], "condition", otherwise: false) ? arguments[1] : arguments[2];

    public static WorkflowValue TypeOf(ReadOnlySpan<WorkflowValue> arguments, Frame frame) => TypeNames.Of(arguments[0]);

    public static WorkflowValue ToInteger(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var value = arguments[0];
        switch (value.Kind)
        {
            case WorkflowValueKind.Integer:
                return value;
            case WorkflowValueKind.Double when Math.Abs(value.DoubleBits) < 9.2233720368547758E18:
                return (long)value.DoubleBits;
            case WorkflowValueKind.Double:
                throw WorkflowErrorException.Value($"{value} does not fit into an integer");
            case WorkflowValueKind.String when long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return number;
            case WorkflowValueKind.String:
                throw WorkflowErrorException.Value($"{value} is not an integer");
            default:
                throw WorkflowErrorException.Type($"int() expects a string or a number; got: {TypeNames.Of(value)}");
        }
    }

    public static WorkflowValue ToDouble(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var value = arguments[0];
        if (value.IsNumber)
        {
            return value.Number;
        }

        var text = value.Text ?? throw WorkflowErrorException.Type($"double() expects a string or a number; got: {TypeNames.Of(value)}");
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw WorkflowErrorException.Value($"{value} is not a number");
    }

    public static WorkflowValue ToText(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        Arithmetic.TextOf(arguments[0])
            ?? throw WorkflowErrorException.Type($"string() expects a number, a boolean or a string; got: {TypeNames.Of(arguments[0])}");

    /// <summary>Characters of a string are code points.</summary>
    public static WorkflowValue Length(ReadOnlySpan<WorkflowValue> arguments, Frame frame) => arguments[0].Kind switch
    {
        WorkflowValueKind.List => arguments[0].List!.Count,
        WorkflowValueKind.Map => arguments[0].Map!.Count,
        WorkflowValueKind.String => CodePoints.Count(arguments[0].Text!),
        WorkflowValueKind.Bytes => ((BytesNode)arguments[0].Node!).Bytes.Length,
        _ => throw WorkflowErrorException.Type($"len() expects a list, a map or a string; got: {TypeNames.Of(arguments[0])}"),
    };

    /// <summary>
    /// The keys in the order of their code points: https://cloud.google.com/workflows/docs/reference/syntax/iteration states that they are
    /// sorted.
    /// </summary>
    public static WorkflowValue Keys(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var map = Arguments.Map(arguments[0], "map");
        var keys = new ListNode(map.Count);
        var sorted = map.Keys.ToArray();
        Array.Sort(sorted, CodePoints.Compare);
        foreach (var key in sorted)
        {
            keys.Add(key);
        }

        return WorkflowValue.Of(keys);
    }
}
