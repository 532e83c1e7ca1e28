using Aef.Core.Views.Formatting;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Runs.Workspace;

/// <content>Formatting files.</content>
public sealed partial class AefWorkspace
{
    /// <summary>
    /// Formats a string. One with errors is not formatted, and its diagnostics are returned; one that would lose something is left
    /// unchanged, and a diagnostic reports it. In definitions keys are sorted in the order of the format; in other files their order is
    /// kept.
    /// </summary>
    public FormatResult Format(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var loaded = Load(source);
        var document = _documents.Read(source);
        if (document.Root is null || loaded.HasErrors)
        {
            return new FormatResult(source, null, loaded.Diagnostics);
        }

        return new TextFormatter(_documents)
            .Format(source, document.Root, loaded.Kind == LoadedKind.Definition ? KeyShape.Definition : KeyShape.Any);
    }

    /// <summary>Formats a file without writing it.</summary>
    public FormatResult FormatFile(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new FormatResult(null, null, text.Diagnostics) : Format(text.Source);
    }

    /// <summary>
    /// Writes a formatted file: completely or not at all, with its line endings and byte order mark. A file that is already formatted is
    /// not written.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFormatted(FormatResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result is { Text: { } text, Source: { Path: { } path } source, IsFormatted: false })
        {
            Replace(
                path,
                source.Text.Contains("\r\n", StringComparison.Ordinal) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);
        }
    }
}
