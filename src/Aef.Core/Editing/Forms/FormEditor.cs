using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <summary>
/// Turns edits of the form into changes of a text. Every change is read again before it is made: the tree must be exactly the one that was
/// intended, otherwise the edit is refused with a reason.
/// </summary>
internal sealed class FormEditor(IDocumentReader documents)
{
    /// <summary>Makes an edit of a text that was read.</summary>
    /// <param name="source">The text, with LF line breaks.</param>
    /// <param name="tree">Its tree.</param>
    /// <param name="edit">The edit.</param>
    public FormEditResult Edit(SourceText source, DocumentNode tree, FormEdit edit)
    {
        var isJson = DocumentReader.GetFormat(source) == SourceFormat.Json;
        if (SyntaxReader.Read(source.Text, tree, isJson) is not { } syntax)
        {
            return FormEditResult.Refused("The text has a form that only the text editor can change.");
        }

        try
        {
            return Edit(source, tree, syntax, isJson, edit);
        }
        catch (RefusedEditException e)
        {
            return FormEditResult.Refused(e.Message);
        }
    }

    private FormEditResult Edit(SourceText source, DocumentNode tree, SyntaxNode syntax, bool isJson, FormEdit edit)
    {
        var parts = ReferenceEdits.Expand(tree, edit);
        var intended = parts.Aggregate(tree, TreeChange.Apply);
        if (TreeChange.AreSame(tree, intended))
        {
            return new FormEditResult(TextOperation.FromReplacements(source.Text.Length, []), source, null, null);
        }

        var writer = new FormWriter(source.Text, syntax, isJson);
        var ways = parts.Count == 1
            ? writer.Write(parts[0]).Concat(writer.WriteParent(parts[0].Paths[0], intended))
            : Combine([.. parts.Select(p => writer.Write(p).ToList())]);
        foreach (var way in ways)
        {
            if (Try(source, way, intended) is { } result)
            {
                return result;
            }
        }

        return FormEditResult.Refused(
            "The text would then mean something else, so nothing was changed. Make the change in the text editor.");
    }

    /// <summary>The first way of each part, then the last one of each: parts are scalars, which can always be quoted.</summary>
    private static IEnumerable<IReadOnlyList<TextDelta>> Combine(IReadOnlyList<List<IReadOnlyList<TextDelta>>> parts) =>
    [
        [.. parts.SelectMany(p => p[0])],
        [.. parts.SelectMany(p => p[^1])],
    ];

    private FormEditResult? Try(SourceText source, IReadOnlyList<TextDelta> way, DocumentNode intended)
    {
        var sorted = way.Index().OrderBy(d => d.Item.Offset).ThenBy(d => d.Index).Select(d => d.Item).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i - 1].Offset + sorted[i - 1].Length > sorted[i].Offset)
            {
                return null;
            }
        }

        var operation = TextOperation.FromReplacements(source.Text.Length, sorted);
        var text = new SourceText(operation.ApplyTo(source.Text), source.Path);
        var read = documents.Read(text);
        return read is { Root: { } root, HasErrors: false } && TreeChange.AreSame(root, intended)
            ? new FormEditResult(operation, text, read, null)
            : null;
    }
}
