using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>
/// Parameters that are the address of a request, or its beginning. Invented values for them must be addresses, or no request could be made.
/// </summary>
internal static class AddressParameters
{
    private const string Host = "https://simulated.example.com/";

    /// <summary>An invented address.</summary>
    public static string Address(string name) => Host + Uri.EscapeDataString(name);

    /// <summary>True for a parameter of an executor that is an address.</summary>
    public static bool Contains(ExecutorDefinition executor, string parameter) =>
        executor.Workflows.OfType<ConnectorBinding>().SelectMany(CallsOf).Any(c => Begins(UrlOf(c), parameter));

    /// <summary>The names of the secrets that are addresses in a run with this argument.</summary>
    public static HashSet<string> Secrets(BoundPipeline pipeline, WorkflowValue argument)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in pipeline.Steps)
        {
            if (step is { IsConnector: true, Executor: { } executor, With: BoundMap map })
            {
                foreach (var entry in map.Entries.Where(e => Contains(executor, e.Key)))
                {
                    Add(entry.Value, pipeline, argument, found);
                }
            }
        }

        return found;
    }

    private static void Add(BoundValue value, BoundPipeline pipeline, WorkflowValue argument, HashSet<string> found)
    {
        if (value is BoundText { Parts: [var first, ..] })
        {
            Add(first, pipeline, argument, found);
        }

        switch (value is BoundExpression expression ? new ReferenceIndex(expression.Names).SymbolOf(expression.Syntax) : null)
        {
            case SecretSymbol secret:
                found.Add(secret.Name);
                break;
            case InputSymbol { Input: { IsSecret: true } input }:
                found.UnionWith(SimulatedSecrets.NamesIn(input, argument));
                break;
            case VariableSymbol variable when pipeline.Variables.FirstOrDefault(v => v.Name == variable.Name) is { } declared:
                Add(declared.Value, pipeline, argument, found);
                break;
        }
    }

    private static IEnumerable<ConnectorCall> CallsOf(ConnectorBinding binding) =>
        new[] { binding.Start?.Call, binding.Start?.Find?.Call, binding.Status?.Call, binding.Cancel }
            .Concat(binding.Before.Concat(binding.BeforeCancel).Select(b => b.Call))
            .OfType<ConnectorCall>();

    private static string? UrlOf(ConnectorCall call) => ConnectorCall.IsHttp(call.Call)
        && call.Args?.Entries.FirstOrDefault(e => e.Key == "url")?.Value is ScalarNode { ScalarKind: ScalarKind.String } url
        ? url.Text
        : null;

    private static bool Begins(string? url, string parameter) =>
        url?.Replace(" ", string.Empty, StringComparison.Ordinal)
            .StartsWith($"${{parameters.{parameter}}}", StringComparison.Ordinal) == true;
}
