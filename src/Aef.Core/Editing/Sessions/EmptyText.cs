using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Forms;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Sessions;

/// <summary>The first edit of a text that has no value yet, only comments or nothing.</summary>
internal static class EmptyText
{
    public static FormEditResult Edit(IDocumentReader documents, SourceText source, FormEdit edit)
    {
        if (edit is not SetValue set || set.Path.Parent is null)
        {
            return FormEditResult.Refused("The definition is empty.");
        }

        var isJson = DocumentReader.GetFormat(source) == SourceFormat.Json;
        var value = set.Value;
        foreach (var segment in set.Path.Segments.Reverse())
        {
            if (segment.Key is not { } key)
            {
                return FormEditResult.Refused("The definition is empty.");
            }

            value = new MappingNode([new MappingEntry(key, value)]);
        }

        var shown = isJson ? DocumentPrinter.ToJson(value) : DocumentPrinter.ToYaml(value);
        var start = source.Text.Length == 0 || source.Text.EndsWith('\n') ? string.Empty : "\n";
        var operation = TextOperation.FromDelta(source.Text.Length, new TextDelta(source.Text.Length, 0, start + shown));
        var text = new SourceText(operation.ApplyTo(source.Text), source.Path);
        var read = documents.Read(text);
        return read is { Root: { } root, HasErrors: false } && TreeChange.AreSame(root, value)
            ? new FormEditResult(operation, text, read, null)
            : FormEditResult.Refused("The text has no place for the first key.");
    }
}
