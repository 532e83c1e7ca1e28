using Aef.Core.Editing.Changes;
using Aef.Core.Editing.FormModels;
using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Sessions;
using Aef.Core.Editing.Syntax;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Services;

/// <summary>Completion, hover and quick fixes for a text editor, from the schema, the executor catalog and the pipeline itself.</summary>
public sealed class EditorServices
{
    private readonly ExecutorCatalog _catalog;
    private readonly IDocumentReader _documents;

    /// <summary>Creates the services.</summary>
    /// <param name="yaml">Reads documents that are not JSON.</param>
    /// <param name="catalog">The executors of the project.</param>
    public EditorServices(IDocumentReader yaml, ExecutorCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(catalog);
        _documents = new DocumentReader(yaml);
        _catalog = catalog;
    }

    /// <summary>The proposals at an offset, in the order of the format; empty where nothing is known.</summary>
    public IReadOnlyList<CompletionEntry> Complete(SessionState state, int offset)
    {
        ArgumentNullException.ThrowIfNull(state);
        offset = Math.Clamp(offset, 0, state.Source.Text.Length);
        if (ExpressionCompletion.Find(state, offset) is { } names)
        {
            return names;
        }

        var word = WordBefore(state.Source, offset);
        if (new CompletionProbe(_documents).Find(state.Source, word) is not { } place)
        {
            return [];
        }

        var isJson = DocumentReader.GetFormat(state.Source) == SourceFormat.Json;
        return place.IsKey ? Keys(place.Root, place.Path, word, isJson) : Values(place.Root, place.Path, word, isJson);
    }

    /// <summary>What the key at an offset means; null elsewhere and while the text is broken.</summary>
    public HoverText? Hover(SessionState state, int offset)
    {
        ArgumentNullException.ThrowIfNull(state);
        var isJson = DocumentReader.GetFormat(state.Source) == SourceFormat.Json;
        if (state.Root is not { } root || SyntaxReader.Read(state.Source.Text, root, isJson) is not { } node)
        {
            return null;
        }

        var path = NodePath.Root;
        while (node.Entries.LastOrDefault(e => e.Start <= offset) is { } entry)
        {
            if (entry.Key is { } key && offset >= entry.KeySpan.Start && offset <= entry.KeySpan.End)
            {
                return Describe(root, path, key) is { } known ? new HoverText(entry.KeySpan, known.Title, known.Description) : null;
            }

            path = entry.Key is null ? path.Item(node.Entries.ToList().IndexOf(entry)) : path.Key(entry.Key);
            node = entry.Value;
        }

        return null;
    }

    /// <summary>The replacements of a fix, one after another; empty when it is for another text.</summary>
    public static IReadOnlyList<TextDelta> DeltasOf(DiagnosticFix fix, SessionState state)
    {
        ArgumentNullException.ThrowIfNull(fix);
        ArgumentNullException.ThrowIfNull(state);
        return fix.Edits.All(e => ReferenceEquals(e.Location.Source, state.Source))
            ? TextOperation.FromReplacements(
                state.Source.Text.Length,
                fix.Edits.OrderBy(e => e.Location.Span.Start)
                    .Select(e => new TextDelta(e.Location.Span.Start, e.Location.Span.Length, e.NewText))).ToDeltas()
            : [];
    }

    private (string Title, string Description)? Describe(DocumentNode root, NodePath path, string key)
    {
        if (DefinitionSchema.Instance.KindOf(root, path) is { } kind)
        {
            return DefinitionSchema.Instance.KeysOf(kind)
                .FirstOrDefault(k => string.Equals(k.Name, key, StringComparison.OrdinalIgnoreCase)) is { Description: { } text }
                ? ($"{key} ({kind})", text)
                : null;
        }

        return ExecutorOf(root, path)?.FindParameter(key) is { Description: { } about } ? (key, about) : null;
    }

    private IReadOnlyList<CompletionEntry> Keys(DocumentNode root, NodePath path, TextSpan word, bool isJson)
    {
        var map = (MappingNode)TreeChange.At(root, path)!;
        var isUpper = map.Entries.Any(e => e.Key.Any(char.IsAsciiLetterUpper));
        var keys = DefinitionSchema.Instance.KindOf(root, path) is { } kind
            ? DefinitionSchema.Instance.KeysOf(kind).Where(k => !k.IsForbidden && ReferenceEdits.EntryOf(map, k.Name) is null)
                .Select(k => (Name: isUpper && StepKeys.All.Find(k.Name) is null or { IsAef: true } ? k.Name.ToUpperInvariant()
                    : k.Name, k.Description))
            : ExecutorOf(root, path)?.Parameters.Where(p => map[p.Name] is null).Select(p => (p.Name, p.Description)) ?? [];
        return [.. keys.Select(k =>
            new CompletionEntry(k.Name, CompletionKind.Key, isJson ? $"\"{k.Name}\": " : $"{k.Name}: ", word, k.Description))];
    }

    private IReadOnlyList<CompletionEntry> Values(DocumentNode root, NodePath path, TextSpan word, bool isJson)
    {
        if (path.Parent is not { } parent || path.Last.Key is not { } key)
        {
            return [];
        }

        IEnumerable<(string Name, string? Description)> values = (DefinitionSchema.Instance.KindOf(root, parent),
            key.ToLowerInvariant()) switch
        {
            ("step" or "defaults", DefinitionKeys.Executor) => _catalog.Executors.Select(e => (e.Name, e.Description)),
            ("step", DefinitionKeys.Next) => ReferenceEdits.Steps(root, NodePath.Root).Where(s => !s.Path.Equals(parent))
                .Select(s => ReferenceEdits.EntryOf(s.Step, DefinitionKeys.JobId)!.Value).OfType<ScalarNode>()
                    .Select(id => (id.Text, (string?)null)),
            ({ } kind, var name) => DefinitionSchema.Instance.KeysOf(kind).FirstOrDefault(k => k.Name == name) is { } known
                ? known.Kind == FieldKind.Flag ? [("true", null), ("false", null)] : known.Choices.Select(c => (c, (string?)null))
                : [],
            _ => ExecutorOf(root, parent)?.FindParameter(key) is { } parameter ? parameter.Words().Select(w => (w, (string?)null)) : [],
        };
        return [.. values.Select(v =>
            new CompletionEntry(v.Name, CompletionKind.Value, isJson ? $"\"{v.Name}\"" : v.Name, word, v.Description))];
    }

    /// <summary>The executor of the step whose <c>with</c> is at a path.</summary>
    private ExecutorDefinition? ExecutorOf(DocumentNode root, NodePath path) =>
        path.Parent is { } parent && string.Equals(path.Last.Key, DefinitionKeys.With, StringComparison.OrdinalIgnoreCase)
            && TreeChange.At(root, parent) is MappingNode step
            && ReferenceEdits.EntryOf(step, DefinitionKeys.Executor)?.Value is ScalarNode name
            ? _catalog.Find(name.Text)
            : null;

    /// <summary>The word before the cursor, with the rest of it and its quotes.</summary>
    private static TextSpan WordBefore(SourceText source, int offset)
    {
        var (text, start, end) = (source.Text, offset, offset);
        while (start > 0 && IsWordPart(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && IsWordPart(text[end]))
        {
            end++;
        }

        start -= start > 0 && text[start - 1] == '"' ? 1 : 0;
        end += start < text.Length && end < text.Length && text[start] == '"' && text[end] == '"' && end > start ? 1 : 0;
        return TextSpan.FromBounds(start, end);
    }

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
