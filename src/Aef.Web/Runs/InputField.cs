using System.Text;
using System.Text.Json;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;
using Aef.Runs.Launching;
using Aef.Workflows.Engine.Values;

namespace Aef.Web.Runs;

/// <summary>A field of the form that starts a run: an input of the pipeline, and the text that the user has entered.</summary>
public sealed class InputField
{
    /// <summary>Creates the field of an input with its default, or with the value of another run as JSON.</summary>
    public InputField(PipelineInput input, string? value = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        Input = input;
        Default = TextOf(input.Default);
        Text = value ?? Default;
    }

    /// <summary>The input.</summary>
    public PipelineInput Input { get; }

    /// <summary>The name.</summary>
    public string Name => Input.Name;

    /// <summary>The text of the default value; empty for none.</summary>
    public string Default { get; }

    /// <summary>The text that the user has entered.</summary>
    public string Text { get; set; }

    /// <summary>The type of the values.</summary>
    public InputType Type => Input.Type ?? InputType.String;

    /// <summary>True if a run must set a value.</summary>
    public bool IsRequired => Input.Required ?? Input.Default is null or ScalarNode { ScalarKind: ScalarKind.Null };

    /// <summary>The texts of the values that may be chosen; empty for any value.</summary>
    public IReadOnlyList<string> Choices => [.. Input.Values.Select(TextOf)];

    /// <summary>True if only <see cref="Choices"/> are allowed.</summary>
    public bool IsClosed => Choices.Count > 0 && Input.Other != true;

    /// <summary>The value for the run; null if the default applies.</summary>
    public RunInput? Value => Text.Length == 0 || (Text == Default && !IsRequired) ? null : new RunInput(Name) { Text = Text };

    /// <summary>What is wrong with the text, before anything is asked of the run itself; null if nothing is.</summary>
    public string? Problem => Text.Length == 0 && IsRequired ? $"{Name} needs a value." : Type switch
    {
        InputType.Integer when Text.Length > 0 && !long.TryParse(Text, out _) => $"{Name} must be a whole number.",
        InputType.List when Text.Length > 0 && !IsJson('[') => $"{Name} must be a list in JSON, such as [\"a\", \"b\"].",
        InputType.Map when Text.Length > 0 && !IsJson('{') => $"{Name} must be an object in JSON, such as {{\"a\": 1}}.",
        _ when IsClosed && Text.Length > 0 && !Choices.Contains(Text, StringComparer.Ordinal) =>
            $"{Name} must be one of {string.Join(", ", Choices)}.",
        _ => null,
    };

    /// <summary>The fields of a pipeline; <paramref name="inputs"/> has the values of another run as JSON, or is null.</summary>
    public static IReadOnlyList<InputField> Of(Pipeline pipeline, string? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var values = inputs is not null && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(inputs), out var value, out _)
            ? value
            : default;
        return
        [
            .. pipeline.Inputs.Select(i => new InputField(
                i,
                i.Secret == true || values[i.Name].IsNull ? null
                    : values[i.Name].TryGetString(out var text) ? text : values[i.Name].ToJson())),
        ];
    }

    private static string TextOf(DocumentNode? node) => node switch
    {
        null or ScalarNode { ScalarKind: ScalarKind.Null } => string.Empty,
        ScalarNode scalar => scalar.Text,
        _ => WorkflowValue.FromDocument(node).ToJson(),
    };

    private bool IsJson(char first)
    {
        try
        {
            using var document = JsonDocument.Parse(Text);
            return document.RootElement.ValueKind == (first == '[' ? JsonValueKind.Array : JsonValueKind.Object);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
