using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Simulation;

/// <summary>
/// The Secret Manager of a local run of a pipeline: the secrets of the user, and invented values for the others that the pipeline reads, as
/// its functions are simulated, too.
/// </summary>
internal static class SimulatedSecrets
{
    private const string Scheme = "secret:";

    /// <summary>The secrets of a run with this argument; <paramref name="known"/> are those of the user.</summary>
    public static Secrets Of(BoundPipeline pipeline, WorkflowValue argument, Secrets known)
    {
        var addresses = AddressParameters.Secrets(pipeline, argument);
        return new(known.Names.Concat(NamesIn(pipeline, argument))
            .Distinct(StringComparer.Ordinal)
            .Select(name => (name, known.Find(name)
                ?? (addresses.Contains(name) ? AddressParameters.Address(name) : $"simulated value of the secret {name}"))));
    }

    /// <summary>The names of the secrets that the pipeline may read in a run with this argument.</summary>
    public static IEnumerable<string> NamesIn(BoundPipeline pipeline, WorkflowValue argument)
    {
        var names = pipeline.References.Select(r => r.Symbol).OfType<SecretSymbol>().Select(s => s.Name);
        return names.Concat(pipeline.Source.Inputs.Where(i => i.IsSecret).SelectMany(i => NamesIn(i, argument)));
    }

    /// <summary>The names of the secrets that an input refers to in a run with this argument.</summary>
    public static IEnumerable<string> NamesIn(PipelineInput input, WorkflowValue argument) => new[]
        {
            Text(argument["inputs"][input.Name]),
            Text(argument["resume"]["inputs"][input.Name]),
            (InputValidator.DefaultOf(input) as ScalarNode)?.Text,
        }
        .OfType<string>()
        .Select(NameOf)
        .OfType<string>();

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;

    /// <summary>The name in a reference such as <c>secret:NAME/versions/3</c>; null for a reference that no workflow accepts.</summary>
    private static string? NameOf(string reference) =>
        !reference.StartsWith(Scheme, StringComparison.Ordinal) ? null
        : reference[Scheme.Length..].Split('/') is [_, _, _, var name, ..] ? name
        : reference[Scheme.Length..].Split('/')[0];
}
