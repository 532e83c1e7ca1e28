using Aef.Core.Views.Formatting;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Runs.Workspace;

/// <content>Formatting files.</content>
public sealed partial class AefWorkspace
{
    /// <summary>
    /// Formats a string. One with errors is not formatted, and its diagnostics are given; one whose formatted text would lose something is
    /// left alone, and a diagnostic reports it.
    /// In definitions keys are put into the order of the format; in everything else they keep theirs.
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

        return new TextFormatter(_documents).Format(source, document.Root, loaded.Kind == LoadedKind.Definition ? KeyShape.Definition : KeyShape.Any);
    }

    /// <summary>Formats a file without writing it.</summary>
    public FormatResult FormatFile(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new FormatResult(null, null, text.Diagnostics) : Format(text.Source);
    }

    /// <summary>
    /// Writes a formatted file: at once or not at all, with the line ends and the byte order mark that it had. A file that is formatted
    /// already is not touched.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFormatted(FormatResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result is { Text: { } text, Source: { Path: { } path } source, IsFormatted: false })
        {
            Replace(path, source.Text.Contains("\r\n", StringComparison.Ordinal) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);
        }
    }
}
