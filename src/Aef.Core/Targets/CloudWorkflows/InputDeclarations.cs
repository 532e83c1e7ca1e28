using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>What the routine <c>aef_inputs</c> checks of an input: the same as <see cref="InputValidator"/>, in each run.</summary>
internal static class InputDeclarations
{
    /// <summary>The declaration; strings of users stay data.</summary>
    public static MapValue Of(PipelineInput input, LoweringContext context)
    {
        var type = input.IsSecret ? InputType.String : input.Type ?? InputType.String;
        var entries = new List<MapValueEntry> { new("type", ValueSyntax.Of(InputValidator.TypeName(type))) };
        if (InputValidator.DefaultOf(input) is { } value)
        {
            entries.Add(new("default", context.Expressions.Data(value)));
        }

        if (input.Values.Count > 0 && !input.HasSuggestions)
        {
            entries.Add(new("values", Emit.List(input.Values.Select(context.Expressions.Data))));
        }

        var pattern = input.IsSecret ? InputPattern.SecretReference : input.Pattern;
        if (pattern is not null && InputValidator.AcceptsPattern(type) && InputPattern.TryParse(pattern, out _))
        {
            entries.Add(new("pattern", context.Texts.Of(pattern)));
        }

        if (!input.IsRequired)
        {
            entries.Add(new("optional", ValueSyntax.Of(true)));
        }

        if (input.IsSecret)
        {
            entries.Add(new("secret", ValueSyntax.Of(true)));
        }

        return new MapValue(entries.ToEquatableList());
    }
}
