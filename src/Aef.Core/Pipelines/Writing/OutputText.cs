using Aef.Documents.Reading;

namespace Aef.Core.Pipelines.Writing;

/// <summary>Writes an output whose name an <see cref="OutputGuard"/> has checked.</summary>
public static class OutputText
{
    /// <summary>Writes text in UTF-8, as a whole or not at all.</summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static void Write(string path, string text) => OutputException.Guard(path, () => AtomicFile.Write(path, text));

    /// <summary>True when a file exists and has exactly this text, so that writing it changes nothing.</summary>
    public static bool IsWritten(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return RegularFile.WhyNot(path) is null && SourceTextReader.ReadFile(path).Source is { } source && source.Text == text;
    }
}
