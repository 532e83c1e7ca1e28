using System.Security.Cryptography;
using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Audit;

/// <summary>
/// The audit log (docs/audit.md): one line for each action, which contains the hash of the line before. <c>audit.head</c> next to it has
/// the
/// number of lines and the hash of the last one. Lines are only appended, by one process at a time.
/// </summary>
public sealed class AuditLog(string path)
{
    /// <summary>The hash before the first line.</summary>
    internal const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The file.</summary>
    public string FilePath { get; } = path;

    private string HeadPath => Path.ChangeExtension(FilePath, ".head");

    /// <summary>
    /// Appends a line, and returns its hash; null, with a diagnostic, if it cannot be written. The number of the line and the hash of the
    /// one before are set here.
    /// </summary>
    public string? Append(AuditEntry entry, out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            if (Path.GetDirectoryName(FilePath) is { Length: > 0 } folder)
            {
                StateFolder.CreatePrivate(folder);
            }

            using var held = RunLock.Take(Path.ChangeExtension(FilePath, ".lock"), Patience)
                ?? throw new IOException("another process has locked it.");
            problem = null;
            return Append(entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = AuditDiagnostics.CannotWrite.At(Location.None, FilePath, FileFailure.Message(e));
            return null;
        }
    }

    /// <summary>The entries, oldest first. Lines that cannot be read are left out; <see cref="Verify(string?)"/> reports them.</summary>
    public IReadOnlyList<AuditEntry> Read(out Diagnostic? problem) =>
        [.. ReadLines(out problem).Lines.Select(l => AuditEntry.TryParse(l, HashOf(l), out var entry) ? entry : null).OfType<AuditEntry>()];

    /// <summary>
    /// Checks every line against the hash in the next one, and the last one against <c>audit.head</c>. <paramref name="expected"/> is a
    /// hash
    /// that was noted earlier: a line must have it.
    /// </summary>
    public AuditVerification Verify(string? expected = null) => Verify(expected, []);

    /// <summary>
    /// Checks the same, and that the log has the lines whose hashes recorded runs have noted. The runs are ordered, the newest one first.
    /// </summary>
    internal AuditVerification Verify(string? expected, IReadOnlyList<(string Run, string Hash)> noted)
    {
        var diagnostics = new DiagnosticBag();
        var (lines, isTorn) = ReadLines(out var unreadable);
        if (unreadable is not null)
        {
            return new AuditVerification(FilePath, 0, NoHash, [unreadable]);
        }

        var (head, hashes) = (NoHash, new List<string>());
        for (var i = 0; i < lines.Count && !diagnostics.HasErrors; i++)
        {
            Check(lines[i], i, head, diagnostics);
            head = HashOf(lines[i]);
            hashes.Add(head);
        }

        if (!diagnostics.HasErrors)
        {
            CheckHead(hashes, diagnostics);
            if (expected is not null && !hashes.Contains(expected, StringComparer.OrdinalIgnoreCase))
            {
                diagnostics.Add(AuditDiagnostics.Unexpected.At(At(0), expected));
            }

            CheckNoted(hashes, noted, diagnostics);
        }

        if (isTorn)
        {
            diagnostics.Add(AuditDiagnostics.Torn.At(At(lines.Count + 1)));
        }

        return new AuditVerification(FilePath, lines.Count, head, diagnostics.Items);
    }

    private string Append(AuditEntry entry)
    {
        using var file = new FileStream(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        var (count, last) = Continue(file);
        var line = CanonicalJson.Write((entry with { Sequence = count, Previous = last }).ToValue());
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        file.Position = file.Length;
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        var hash = HashOf(bytes.AsSpan(..^1));
        AtomicFile.Write(HeadPath, Fields.Map(("lines", count + 1), ("hash", hash)).ToJson() + "\n");
        return hash;
    }

    /// <summary>
    /// The number of lines and the hash of the last one. Removes a line that the end of a process has cut off: it records nothing, because
    /// what it records is done only after it is complete.
    /// </summary>
    private static (long Count, string Hash) Continue(FileStream file)
    {
        var last = LastLine(file, out var end);
        file.SetLength(end);
        return last is null ? (0, NoHash)
            : AuditEntry.TryParse(last, string.Empty, out var entry) ? (entry.Sequence + 1, HashOf(last))
            : throw new IOException("its last line was changed. Check it with aef audit verify.");
    }

    /// <summary>The last complete line; null without one.</summary>
    private static byte[]? LastLine(FileStream file, out long end)
    {
        var size = 4096L;
        while (true)
        {
            var start = Math.Max(0, file.Length - size);
            var bytes = new byte[file.Length - start];
            file.Position = start;
            file.ReadExactly(bytes);
            var stop = Array.LastIndexOf(bytes, (byte)'\n');
            var begin = stop <= 0 ? -1 : Array.LastIndexOf(bytes, (byte)'\n', stop - 1);
            if (start == 0 || begin >= 0)
            {
                end = start + stop + 1;
                return stop < 0 ? null : bytes[(begin + 1)..stop];
            }

            size *= 4;
        }
    }

    private void Check(byte[] line, int index, string previous, DiagnosticBag diagnostics)
    {
        if (!AuditEntry.TryParse(line, string.Empty, out var entry))
        {
            diagnostics.Add(AuditDiagnostics.Changed.At(At(index + 1), "this line is not an entry"));
        }
        else if (entry.Sequence != index)
        {
            diagnostics.Add(AuditDiagnostics.Gap.At(At(index + 1), index + 1, entry.Sequence, index));
        }
        else if (entry.Previous != previous)
        {
            diagnostics.Add(
                index == 0
                    ? AuditDiagnostics.Changed.At(At(1), "the first line does not begin the log")
                    : AuditDiagnostics.Changed.At(At(index), "the hash of this line is not the one that the next line contains"));
        }
    }

    private void CheckNoted(List<string> hashes, IReadOnlyList<(string Run, string Hash)> noted, DiagnosticBag diagnostics)
    {
        var known = hashes.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = noted.Where(n => !known.Contains(n.Hash)).ToList();
        if (missing.Count > 0)
        {
            diagnostics.Add(AuditDiagnostics.Unrecorded.At(
                hashes.Count == 0 ? Location.None : At(0),
                missing.Count == 1 ? "1 run" : $"{missing.Count} runs",
                FilePath,
                hashes.Count == 0 ? "exist or has no lines" : "contain it",
                missing[0].Run));
        }
    }

    /// <summary>A process that has ended between the two writes leaves a head that is one line behind.</summary>
    private void CheckHead(List<string> hashes, DiagnosticBag diagnostics)
    {
        if (!File.Exists(HeadPath))
        {
            if (hashes.Count > 1)
            {
                diagnostics.Add(
                    AuditDiagnostics.Changed.At(At(0), $"\"{Path.GetFileName(HeadPath)}\", the file with its last hash, is missing"));
            }

            return;
        }

        var isHead = WorkflowValue.TryFromJson(File.ReadAllBytes(HeadPath), out var value, out _);
        var (count, hash) = isHead ? (Fields.Number(value, "lines"), Fields.Text(value, "hash")) : (-1, null);
        if (count > hashes.Count)
        {
            diagnostics.Add(AuditDiagnostics.Truncated.At(At(hashes.Count), hashes.Count, count));
        }
        else if (count < Math.Max(1, hashes.Count - 1) && (count, hashes.Count) != (0, 0))
        {
            diagnostics.Add(AuditDiagnostics.Changed.At(
                At(0), $"\"{Path.GetFileName(HeadPath)}\" knows {Math.Max(0, count)} of its {hashes.Count} lines"));
        }
        else if (count > 0 && hashes[(int)count - 1] != hash)
        {
            diagnostics.Add(AuditDiagnostics.Changed.At(
                At((int)count), $"the hash of this line is not the one in \"{Path.GetFileName(HeadPath)}\""));
        }
    }

    private (List<byte[]> Lines, bool IsTorn) ReadLines(out Diagnostic? problem)
    {
        problem = null;
        try
        {
            if (!File.Exists(FilePath) && !Path.Exists(FilePath))
            {
                return ([], false);
            }

            using var file = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            file.CopyTo(content);
            var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
            var lines = new List<byte[]>();
            while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
            {
                lines.Add(bytes[..end].ToArray());
                bytes = bytes[(end + 1)..];
            }

            return (lines, !bytes.IsEmpty);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = AuditDiagnostics.CannotRead.At(Location.None, FilePath, FileFailure.Message(e));
            return ([], false);
        }
    }

    private Location At(int line) => Location.FromScript(FilePath, line, line == 0 ? 0 : 1);

    private static string HashOf(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line));
}
