using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aef.Kill;

/// <summary>Ends this process by SIGKILL when it comes to its point: nothing is flushed, closed or unwound.</summary>
internal sealed partial class Killer(KillPoint point, string journal)
{
    private readonly Dictionary<KillKind, int> _occasions = [];

    /// <summary>An occasion has come; kills when it is the one.</summary>
    public void At(KillKind kind)
    {
        if (IsTime(kind))
        {
            Kill();
        }
    }

    /// <summary>
    /// A record was written that nobody uses yet; kills, when it is time, after taking back a part of it, as if the write had never come to
    /// its end.
    /// </summary>
    public void Torn(KillKind kind, long before)
    {
        if (!IsTime(kind))
        {
            return;
        }

        var written = new FileInfo(journal).Length - before;
        var kept = kind == KillKind.EmptyFile ? 0 : before + (written * (point.Number % 7) / 7); // from nothing up to all but a part, by the number of the occasion
        if (Truncate(journal, kept) != 0)
        {
            throw new Win32Exception();
        }

        Kill();
    }

    private bool IsTime(KillKind kind)
    {
        var occasion = _occasions[kind] = _occasions.GetValueOrDefault(kind) + 1;
        return point.Kind == kind && point.Number == occasion;
    }

    private static void Kill()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite); // the signal comes
    }

    // The journal is locked for every other handle of this process, too; a path is not.
    [LibraryImport("libc", EntryPoint = "truncate", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Truncate(string path, long length);
}
