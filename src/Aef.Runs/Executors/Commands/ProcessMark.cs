using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Aef.Runs.Executors.Commands;

/// <summary>
/// Marks a process and all that it starts by an environment variable, which children inherit. On Linux this finds processes whose parent
/// has ended, such as daemons, in <c>/proc</c>; elsewhere only the tree of the process is known.
/// </summary>
internal sealed class ProcessMark
{
    /// <summary>The variable with the mark.</summary>
    public const string Variable = "AEF_PROCESS";

    private const int Term = 15;
    private const int Kill = 9;

    private readonly byte[] _entry;

    private ProcessMark(string value)
    {
        Value = value;
        _entry = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>The mark, which no other process has.</summary>
    public string Value { get; }

    /// <summary>The value of the variable: a run inside of a command keeps the marks of the runs around it.</summary>
    public string In(IReadOnlyDictionary<string, string> variables) =>
        variables.TryGetValue(Variable, out var outer) ? $"{outer},{Value}" : Value;

    /// <summary>A new mark of a process of a run: its end is that of <see cref="OfRun"/>.</summary>
    public static ProcessMark Create(string runId) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)) + OfRun(runId).Value);

    /// <summary>The mark that all processes of a run have, whichever process has started them.</summary>
    public static ProcessMark OfRun(string runId) => new($"@{runId};");

    /// <summary>The ids of the processes that have the mark, without this one. Only Linux knows them.</summary>
    public IReadOnlyList<int> Find() => OperatingSystem.IsLinux() ? [.. Marked().Where(id => id != Environment.ProcessId)] : [];

    /// <summary>Sends TERM or KILL to processes that <see cref="Find"/> has found.</summary>
    public static void Signal(IEnumerable<int> processes, bool isTerm)
    {
        foreach (var id in processes)
        {
            _ = SendSignal(id, isTerm ? Term : Kill);
        }
    }

    /// <summary>The name of a process and its id, for a message; the id alone of one that has ended.</summary>
    public static string NameOf(int id)
    {
        try
        {
            var name = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/comm")).Trim();
            return string.Create(CultureInfo.InvariantCulture, $"{name} ({id})");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return id.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>True while the process, or anything that it has started, is running.</summary>
    public bool IsRunning(Process process) => OperatingSystem.IsLinux() ? Marked().Any() : !process.HasExited;

    /// <summary>Sends TERM or KILL to the process and all that it has started.</summary>
    public void Signal(Process process, bool isTerm)
    {
        if (OperatingSystem.IsLinux())
        {
            Signal(Marked(), isTerm);
            return;
        }

        try
        {
            if (isTerm && !OperatingSystem.IsWindows())
            {
                _ = SendSignal(process.Id, Term);
            }
            else if (!isTerm)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It has ended in the meantime.
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    /// <summary>The processes with the mark that are no zombies.</summary>
    private IEnumerable<int> Marked()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            var name = Path.GetFileName(folder.AsSpan());
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && HasMark(folder))
            {
                yield return id;
            }
        }
    }

    /// <summary>The environment of a zombie is empty, and that of another user cannot be read.</summary>
    private bool HasMark(string folder)
    {
        try
        {
            return File.ReadAllBytes(folder + "/environ").AsSpan().IndexOf(_entry) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
