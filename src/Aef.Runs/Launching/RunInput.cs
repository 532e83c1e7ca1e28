using System.Globalization;
using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Launching;

/// <summary>A value of an input as the user set it. Exactly one of <see cref="Text"/> and <see cref="Value"/> is used.</summary>
/// <param name="Name">The name of the input.</param>
public sealed record RunInput(string Name)
{
    /// <summary>Text from a command line, which is converted to the type of the input; null if the value has a type already.</summary>
    public string? Text { get; init; }

    /// <summary>The value with its type.</summary>
    public WorkflowValue Value { get; init; }

    /// <summary>The value for an input of the type <c>date</c>, if <see cref="Value"/> is the beginning of a day; null otherwise.</summary>
    public string? Date { get; init; }

    /// <summary>The input as <c>NAME=VALUE</c>, which <see cref="Parse"/> reads.</summary>
    public string Assignment => $"{Name}={Text ?? (Value.TryGetString(out var text) ? text : Value.ToJson())}";

    /// <summary>The inputs of assignments such as <c>taxi=green</c>.</summary>
    public static IReadOnlyList<RunInput> Parse(IEnumerable<string> assignments) =>
    [
        .. assignments.Select(a => a.Split('=', 2)).Where(a => a.Length == 2).Select(a => new RunInput(a[0]) { Text = a[1] }),
    ];

    /// <summary>The value for the input of this name; a text that does not have the type stays a text, which is reported.</summary>
    internal WorkflowValue ValueFor(Pipeline pipeline)
    {
        var type = pipeline.Inputs.FirstOrDefault(i => i.Name == Name)?.Type ?? InputType.String;
        return Text is { } text ? Convert(text, type)
            : Date is { } date && type == InputType.Date ? WorkflowValue.FromString(date)
            : Value;
    }

    private static WorkflowValue Convert(string text, InputType type) => type switch
    {
        InputType.Integer or InputType.Number
            when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) =>
            WorkflowValue.FromInteger(integer),
        InputType.Number
            when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
            WorkflowValue.FromDouble(number),
        InputType.Boolean when bool.TryParse(text, out var boolean) => WorkflowValue.FromBoolean(boolean),
        InputType.List or InputType.Map when WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(text), out var value, out _) => value,
        _ => WorkflowValue.FromString(text),
    };
}
