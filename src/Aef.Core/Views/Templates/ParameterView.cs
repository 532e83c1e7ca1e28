using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using static Aef.Core.Views.Templates.ViewKeys;

namespace Aef.Core.Views.Templates;

/// <summary>A parameter of the job of a step, with its value in the environment.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type that its executor declares; null for a parameter that the executor does not declare.</param>
/// <param name="Value">The value; for an expression, the text of the definition.</param>
/// <param name="Source">Where the value is set; null for a parameter without a value.</param>
internal sealed record ParameterView(string Name, InputType? Type, DocumentNode Value, string? Source)
{
    /// <summary>The key of a job file that explains it to people; executors ignore it.</summary>
    private const string Comment = "description";

    /// <summary>True when only a run knows the value.</summary>
    public bool IsExpression { get; init; }

    /// <summary>True when the value is or reads a secret.</summary>
    public bool IsSecret { get; init; }

    /// <summary>
    /// The parameters of a step: those that its executor declares, in the order of the entry, then the others. <c>with</c> comes before
    /// <c>step_properties</c>, then the job file, then the defaults of the executor.
    /// </summary>
    public static IReadOnlyList<ParameterView> Of(BoundStep step, string? environment)
    {
        var values = new Dictionary<string, ParameterView>(StringComparer.Ordinal);
        Add(step.JobFileIn(environment), "job_file");
        if (step.Executor?.FindParameter(Comment) is null)
        {
            values.Remove(Comment);
        }

        Add(step.PropertiesOf(), "step_properties");
        foreach (var (name, value) in WithOf(step))
        {
            var written = value is BoundLiteral literal ? literal.Node : step.Effective.With?[name] ?? ScalarNode.Null();
            values[name] = New(name, written, "with") with
            {
                IsExpression = value is not BoundLiteral,
                IsSecret = SecretReads.IsIn(value) || SecretMask.Hides(written, name),
            };
        }

        return
        [
            .. (step.Executor?.Parameters ?? []).Select(p => values.Remove(p.Name, out var known) ? known
                : p.Default is { } value ? New(p.Name, value, "default") with { IsExpression = HasExpression(value) }
                : new ParameterView(p.Name, p.Type, ScalarNode.Null(), null)),
            .. values.Values,
        ];

        void Add(MappingNode? node, string source)
        {
            foreach (var entry in node?.Entries ?? [])
            {
                values[entry.Key] = New(entry.Key, entry.Value, source);
            }
        }

        ParameterView New(string name, DocumentNode value, string source) =>
            new(name, step.Executor?.FindParameter(name)?.Type, SecretMask.Of(value, name), source)
            {
                IsSecret = SecretMask.Hides(value, name),
            };
    }

    public MappingNode ToNode() => Map(
        ("name", Text(Name)),
        ("type", Type is null ? ScalarNode.Null() : Word(Type)),
        ("value", Value),
        ("source", Text(Source)),
        ("is_expression", Flag(IsExpression)),
        ("is_secret", Flag(IsSecret)));

    /// <summary>True for a default of an entry that a target computes, such as <c>${project}</c>.</summary>
    private static bool HasExpression(DocumentNode node) => node switch
    {
        MappingNode map => map.Entries.Any(e => HasExpression(e.Value)),
        SequenceNode list => list.Items.Any(HasExpression),
        ScalarNode { ScalarKind: ScalarKind.String } text => ExpressionText.Split(text.Text).Any(p => p.Literal is null),
        _ => false,
    };

    private static IEnumerable<(string Name, BoundValue Value)> WithOf(BoundStep step) => step.With switch
    {
        BoundMap map => map.Entries.Select(e => (e.Key, e.Value)),
        BoundLiteral { Node: MappingNode map } => map.Entries.Select(e => (e.Key, (BoundValue)new BoundLiteral(e.Value))),
        _ => [],
    };
}
