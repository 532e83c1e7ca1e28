using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>The parameters (<c>with</c>) of a step in the requests for its job: entries of <c>step_properties</c>.</summary>
internal static class StepParameters
{
    /// <summary>The evaluated parameters in a request; an empty map for a step without parameters.</summary>
    public static WorkflowValue In(WorkflowValue request, BoundStep step)
    {
        var parameters = WorkflowValue.EmptyMap;
        if (step.With is { } with
            && request["step_properties"].TryGetString(out var text)
            && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(text), out var properties, out _))
        {
            foreach (var (key, _) in Entries(with))
            {
                parameters = parameters.With(key, properties[key]);
            }
        }

        return parameters;
    }

    /// <summary>
    /// The address for callbacks in a request: of a function in its properties, and of an API wherever its entry puts it. Null when there
    /// is none.
    /// </summary>
    public static string? CallbackUrlIn(HttpRequest request, BoundStep step) => step.IsConnector
        ? new[] { request.Body, request.Query, request.Headers }.SelectMany(Texts).FirstOrDefault(IsAddress)
        : CallbackUrlIn(request.Body);

    private static IEnumerable<string> Texts(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Map => value.Entries.SelectMany(e => Texts(e.Value)),
        WorkflowValueKind.List => value.Items.SelectMany(Texts),
        _ => value.TryGetString(out var text) ? [text] : [],
    };

    private static string? CallbackUrlIn(WorkflowValue request) =>
        request["step_properties"].TryGetString(out var text)
        && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(text), out var properties, out _)
        && properties[CallbackUrlRule.Key].TryGetString(out var url)
            ? url
            : null;

    /// <summary>
    /// What a request must contain: the properties, with the parameters over them. The values of expressions are known only from the
    /// request itself, <paramref name="given"/>.
    /// </summary>
    public static WorkflowValue Merge(WorkflowValue properties, WorkflowValue given, BoundStep step)
    {
        var expected = properties;
        foreach (var (key, literal) in step.With is { } with ? Entries(with) : [])
        {
            expected = expected.With(key, literal is null ? given[key] : WorkflowValue.FromDocument(literal));
        }

        // Each attempt has an endpoint of its own, whose address is known only from the request.
        return step.WaitsForCallback && IsEndpoint(given[CallbackUrlRule.Key])
            ? expected.With(CallbackUrlRule.Key, given[CallbackUrlRule.Key])
            : step.WaitsForCallback ? expected.With(CallbackUrlRule.Key, "the address of a callback endpoint") : expected;
    }

    private static bool IsEndpoint(WorkflowValue url) => url.TryGetString(out var text) && IsAddress(text);

    private static bool IsAddress(string text) => text.Contains("/callbacks/", StringComparison.Ordinal);

    /// <summary>The names of the parameters, with the values of those that are literals.</summary>
    private static IEnumerable<(string Key, DocumentNode? Literal)> Entries(BoundValue with) => with switch
    {
        BoundMap map => map.Entries.Select(e => (e.Key, (e.Value as BoundLiteral)?.Node)),
        BoundLiteral { Node: MappingNode map } => map.Entries.Select(e => (e.Key, (DocumentNode?)e.Value)),
        _ => [],
    };
}
