using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Writing;

/// <summary>Writes steps; the keys have the order of <see cref="StepKeys"/>.</summary>
internal sealed class StepDocumentWriter(KeyStyle style, StepKeyTable? keys = null)
{
    private readonly StepKeyTable _keys = keys ?? StepKeys.All;

    public MappingNode Write(PipelineStep step)
    {
        var builder = new MapBuilder(style);
        foreach (var key in _keys.Keys)
        {
            if (step.Values[key] is { } value)
            {
                builder.Add(style == KeyStyle.Aef ? key.DisplayName : key.Name, ToNode(value, style == KeyStyle.Aef && key.IsAef));
            }
        }

        return builder.AddExtra(step.Extra).Build();
    }

    /// <summary>AEF's own generator expects strings everywhere in its steps.</summary>
    private DocumentNode ToNode(object value, bool asString) => value switch
    {
        string text => ScalarNode.String(text),
        StepType type => ScalarNode.String(type.ToString().ToLowerInvariant()),
        BindingChoice binding => ScalarNode.String(binding.ToString().ToLowerInvariant()),
        WaitFor wait => ScalarNode.String(wait.ToString().ToLowerInvariant()),
        bool on => asString ? ScalarNode.String(on ? "true" : "false") : ScalarNode.Boolean(on),
        double number => MapBuilder.Number(number, asString),
        RetryPolicy retry => Write(retry),
        DocumentNode node => node,
        _ => throw new AefInternalException($"No writer for {value.GetType().Name}."),
    };

    private MappingNode Write(RetryPolicy retry) => new MapBuilder(style)
        .Add(DefinitionKeys.MaxAttempts, retry.MaxAttempts)
        .Add(DefinitionKeys.InitialDelaySeconds, retry.InitialDelaySeconds)
        .Add(DefinitionKeys.MaxDelaySeconds, retry.MaxDelaySeconds)
        .Add(DefinitionKeys.Multiplier, retry.Multiplier)
        .Add(DefinitionKeys.On, retry.On)
        .AddExtra(retry.Extra)
        .Build();
}
