using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Workflows.Engine.Values;

namespace Aef.Core.Semantics.Inputs;

/// <summary>What a user of a pipeline needs to know about one of its inputs, for tables and completion.</summary>
/// <param name="Name">The name, as in <c>inputs.NAME</c>.</param>
/// <param name="Type">The keyword of its type, such as <c>date</c>.</param>
/// <param name="IsRequired">True when a run must set a value.</param>
public sealed record InputDescription(string Name, string Type, bool IsRequired)
{
    /// <summary>The value of a run that sets none; null without a default.</summary>
    public WorkflowValue Default { get; private init; }

    /// <summary>The allowed or suggested values; empty if there are none.</summary>
    public EquatableList<WorkflowValue> Values { get; private init; } = [];

    /// <summary>True when the values are suggestions, and other values are allowed too.</summary>
    public bool AcceptsOthers { get; private init; }

    /// <summary>The regular expression (RE2) that matches the whole string; null without one.</summary>
    public string? Pattern { get; private init; }

    /// <summary>True when the value is a reference to a secret.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>Free text; null without one.</summary>
    public string? Description { get; private init; }

    /// <summary>The values that completion offers; true and false for a boolean.</summary>
    public IEnumerable<WorkflowValue> Offered => Values.Count > 0
        ? Values
        : Type == InputValidator.TypeName(InputType.Boolean)
            ? [WorkflowValue.FromBoolean(true), WorkflowValue.FromBoolean(false)]
            : Default.IsNull ? [] : [Default];

    /// <summary>The inputs of a pipeline, in their order.</summary>
    public static EquatableList<InputDescription> Of(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return [.. pipeline.Inputs.Select(Of)];
    }

    private static InputDescription Of(PipelineInput input)
    {
        var literal = InputValidator.DefaultOf(input);
        var type = InputValidator.TypeName(input.Type ?? InputType.String);
        return new InputDescription(input.Name, type, input.IsRequired && literal is null)
        {
            Default = literal is null ? WorkflowValue.Null : WorkflowValue.FromDocument(literal),
            Values = [.. input.Values.Select(WorkflowValue.FromDocument)],
            AcceptsOthers = input.HasSuggestions,
            Pattern = input.Pattern,
            IsSecret = input.IsSecret,
            Description = input.Description,
        };
    }
}
