using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>Finds secrets in plain text in a document. A diagnostic never contains the value.</summary>
internal static class SecretSearch
{
    private const int MaxDepth = 200;

    /// <summary>The secrets in a node and below it; <paramref name="name"/> is the key of the node.</summary>
    public static IEnumerable<Diagnostic> In(DocumentNode? node, string? name = null) => In(node, name, 0);

    /// <summary>The secret in a string that is no node of the model, recognized by its form alone.</summary>
    public static IEnumerable<Diagnostic> InText(string? text, Location location) =>
        text is not null && SecretWords.IsSecret(text) ? [Diagnostic(location, null)] : [];

    /// <summary>The secrets in data sets, which are names and never need one.</summary>
    public static IEnumerable<Diagnostic> InDataSets(SequenceNode? dataSets) =>
        (dataSets?.Items ?? []).OfType<ScalarNode>()
            .Where(d => SecretWords.IsSecret(d, null))
            .Select(d => RuleDiagnostics.SecretInDataSet.At(d.Location, Masked(d.Text)));

    private static string Masked(string dataSet) =>
        DataSetForm.WithoutPassword(dataSet) is var masked && SecretWords.IsSecret(masked)
            ? "A data set"
            : $"The data set {Quoted.Text(masked)}";

    private static IEnumerable<Diagnostic> In(DocumentNode? node, string? name, int depth) => node switch
    {
        _ when depth > MaxDepth => [],
        MappingNode map => map.Entries.SelectMany(e => In(e.Value, e.Key, depth + 1)),
        SequenceNode list => list.Items.SelectMany(i => In(i, name, depth + 1)),
        ScalarNode { ScalarKind: ScalarKind.String } text when text.Text.TrimStart() is ['{', ..] && Json(text.Text) is { } inner =>
            InText(inner, text, depth + 1),
        ScalarNode scalar when SecretWords.IsSecret(scalar, name) => [Diagnostic(scalar.Location, name)],
        _ => [],
    };

    /// <summary>JSON in a string has no locations of its own; the location of the string is used.</summary>
    private static IEnumerable<Diagnostic> InText(DocumentNode inner, ScalarNode text, int depth) =>
        Names(inner, null, depth).Take(1).Select(n => Diagnostic(text.Location, n));

    private static IEnumerable<string?> Names(DocumentNode node, string? name, int depth) => node switch
    {
        _ when depth > MaxDepth => [],
        MappingNode map => map.Entries.SelectMany(e => Names(e.Value, e.Key, depth + 1)),
        SequenceNode list => list.Items.SelectMany(i => Names(i, name, depth + 1)),
        ScalarNode scalar when SecretWords.IsSecret(scalar, name) => [name],
        _ => [],
    };

    private static DocumentNode? Json(string text) =>
        new JsonDocumentReader().Read(new SourceText(text)) is { HasErrors: false, Root: { } root } ? root : null;

    private static Diagnostic Diagnostic(Location location, string? name) =>
        RuleDiagnostics.SecretInClear.At(location, name is null ? "This value" : $"The value of {Quoted.Text(name)}");
}
