using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>What is known of the settings and parameters of a step before a run.</summary>
internal sealed class StepSettings(BoundStep step)
{
    private const string Begin = "${";

    /// <summary>What only the run knows. A plain null in an expression could become the value null.</summary>
    private static WorkflowValue? Unknown => default;

    /// <summary>The value of a setting of the binding; null when only the run knows it.</summary>
    public WorkflowValue? Resolve(DocumentNode setting)
    {
        switch (setting)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } text when KnownParameters.NameIn(text.Text) is { } name:
                return Parameter(name);
            case SequenceNode list:
                var items = list.Items.Select(Resolve).ToList();
                return items.Exists(i => !i.HasValue) ? Unknown : WorkflowValue.FromList([.. items.OfType<WorkflowValue>()]);
            default:
                return IsLiteral(setting) ? WorkflowValue.FromDocument(setting) : Unknown;
        }
    }

    /// <summary>
    /// The value of a parameter of the job; null when only the run knows it. A job file may belong to another environment, so that what it
    /// may set is not known.
    /// </summary>
    public WorkflowValue? Parameter(string name) => step.With switch
    {
        BoundMap map when map.Entries.FirstOrDefault(e => e.Key == name) is { } entry =>
            entry.Value is BoundLiteral literal ? WorkflowValue.FromDocument(literal.Node) : Unknown,
        BoundLiteral { Node: MappingNode map } when map[name] is { } value => WorkflowValue.FromDocument(value),
        null or BoundMap or BoundLiteral => OwnOrDefault(name),
        _ => Unknown,
    };

    private WorkflowValue? OwnOrDefault(string name)
    {
        if (step.PropertiesOf()?[name] is { } own)
        {
            return IsLiteral(own) ? WorkflowValue.FromDocument(own) : Unknown;
        }

        return step.JobFiles.Count > 0 ? Unknown
            : step.Executor?.FindParameter(name)?.Default is not { } value ? WorkflowValue.Null
            : IsLiteral(value) ? WorkflowValue.FromDocument(value)
            : Unknown;
    }

    private static bool IsLiteral(DocumentNode node) => node switch
    {
        ScalarNode { ScalarKind: ScalarKind.String } text => !text.Text.Contains(Begin, StringComparison.Ordinal),
        SequenceNode list => list.Items.All(IsLiteral),
        MappingNode map => map.Entries.All(e => IsLiteral(e.Value)),
        _ => true,
    };
}
