using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <summary>The parameters of a job that are known when it is compiled: literals of the step, of its job file, and of the entry.</summary>
/// <param name="step">The step.</param>
/// <param name="parameters">The platform parameters.</param>
internal sealed class KnownParameters(BoundStep step, PlatformParameters? parameters)
{
    private const string Begin = "${parameters.";

    private readonly Lazy<MappingNode?> _written = new(() => step.Properties(parameters) is { } json
        ? new JsonDocumentReader().Read(new SourceText(json)).Root as MappingNode
        : null);

    /// <summary>
    /// The value of an argument of a call. A reference to a parameter means the value of the parameter; null if it is not known or not set.
    /// </summary>
    public DocumentNode? Resolve(DocumentNode? argument) =>
        argument is ScalarNode { ScalarKind: ScalarKind.String } text && NameIn(text.Text) is { } name
            ? Find(name)
            : argument;

    /// <summary>The name of the parameter that a text refers to; null for any other text.</summary>
    internal static string? NameIn(string text) =>
        text.StartsWith(Begin, StringComparison.Ordinal)
            && text.EndsWith('}')
            && text[Begin.Length..^1] is var name
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
                ? name
                : null;

    private DocumentNode? Find(string name) => step.With switch
    {
        BoundMap map when map.Entries.FirstOrDefault(e => e.Key == name) is { } entry => (entry.Value as BoundLiteral)?.Node,
        BoundLiteral { Node: MappingNode map } when map[name] is { } value => value,
        _ => _written.Value?[name] ?? step.Executor?.FindParameter(name)?.Default,
    };
}
