using System.Security.Cryptography;
using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Sessions;
using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;

namespace Aef.Core.Editing.Saving;

/// <summary>
/// The file of a session. It is written as a whole and only if it is still the one that was read; otherwise both changes are merged.
/// Not thread-safe.
/// </summary>
public sealed class DocumentFile
{
    private string _hash;

    private DocumentFile(string path, EditedText text, string hash)
    {
        Path = path;
        Base = text;
        _hash = hash;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The text that was read or saved last: a text that differs from it is unsaved.</summary>
    public EditedText Base { get; private set; }

    /// <summary>Reads a file; null with a problem if it cannot be read.</summary>
    public static DocumentFile? Open(string path, out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Read(path, out problem) is not { } read)
        {
            return null;
        }

        return new DocumentFile(path, read.Text, read.Hash);
    }

    /// <summary>True when a text differs from what was read or saved last.</summary>
    public bool IsUnsaved(EditedText text) => !Base.Equals(text);

    /// <summary>The text on disk if it is not the one that was read or saved last; null when it is, or the file cannot be read.</summary>
    public EditedText? FindChange() =>
        File.Exists(Path) && Read(Path, out _) is { } read && read.Hash != _hash ? read.Text : null;

    /// <summary>
    /// Writes a text. If the file has changed or is gone, nothing is written: merge first, or write with <paramref name="overwrite"/> what
    /// the user has decided.
    /// </summary>
    public SaveResult Save(EditedText text, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var exists = File.Exists(Path);
            if (!exists && !overwrite)
            {
                return new SaveResult(SaveStatus.Missing, $"\"{Path}\" no longer exists. Save it again to create it.");
            }

            if (exists && !overwrite)
            {
                if (Read(Path, out var problem) is not { } read)
                {
                    return new SaveResult(SaveStatus.Failed, problem?.Message);
                }

                if (read.Hash != _hash)
                {
                    return new SaveResult(SaveStatus.ChangedOnDisk, $"\"{Path}\" has changed on disk since it was read.", read.Text);
                }

                if (!IsUnsaved(text))
                {
                    return new SaveResult(SaveStatus.Unchanged);
                }
            }

            var bytes = text.ToBytes();
            AtomicFile.Write(Path, stream => stream.Write(bytes));
            (Base, _hash) = (text, Hash(bytes));
            return new SaveResult(SaveStatus.Saved);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SaveResult(SaveStatus.Failed, FileFailure.Message(e));
        }
    }

    /// <summary>
    /// Merges a change on disk into a session, as one step that can be undone, and makes the text on disk the base of the next save. The
    /// lines of the editor stay where both conflict. Without a change on disk there is no result.
    /// </summary>
    public MergeResult? Merge(DocumentSession session, ILineDiff diff)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(diff);
        if (!File.Exists(Path) || Read(Path, out _) is not { } disk || disk.Hash == _hash)
        {
            return null;
        }

        var mine = session.Text;
        var merged = new ThreeWayMerge(diff).Merge(Base, mine, disk.Text);
        if (session.Replace(DocumentSession.Disk, "Changes on disk", LineOperation.Between(mine, merged.Text, diff))
            .Status == EditStatus.Resync)
        {
            return Merge(session, diff); // an editor typed in between
        }

        (Base, _hash) = (disk.Text, disk.Hash);
        return merged;
    }

    private static (EditedText Text, string Hash)? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        if (SourceTextReader.ReadFile(path) is { Source: null, Diagnostics: [var first, ..] }
            && first.Code != DocumentDiagnostics.Empty.Code)
        {
            problem = first;
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        return EditedText.FromBytes(bytes, path, out problem) is { } text ? (text, Hash(bytes)) : null;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
