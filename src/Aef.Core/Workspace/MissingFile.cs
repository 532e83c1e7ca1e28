using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;

namespace Aef.Core.Workspace;

/// <summary>Names the file that a missing one was probably meant to be.</summary>
internal static class MissingFile
{
    /// <summary>The result, with a similar name of the folder if the file does not exist.</summary>
    public static SourceTextResult WithSimilarName(this SourceTextResult result, string path)
    {
        if (result.Source is not null
            || result.Diagnostics is not [{ } only]
            || only.Descriptor != DocumentDiagnostics.CannotRead
            || Path.Exists(path))
        {
            return result;
        }

        var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        return Directory.Exists(folder)
            && Spelling.Nearest(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f))) is { } near
            ? new SourceTextResult(
                null,
                [DocumentDiagnostics.CannotRead.At(only.Location, path, "it does not exist." + Spelling.Question(near))])
            : result;
    }
}
