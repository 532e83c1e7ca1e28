using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Aef.Cli.Terminal;
using Aef.Runs.Servers;

namespace Aef.Cli.Commands;

/// <summary>
/// A program <c>aef-NAME</c> in the folder of <c>aef</c> that <c>aef NAME</c> starts. It gets the remaining arguments, the streams
/// and the signals, and its exit code becomes that of <c>aef</c>. The current folder and the PATH are never searched, so that a
/// checkout cannot add commands.
/// </summary>
internal sealed class CompanionProgram
{
    private const string Prefix = "aef-";
    private const int Terminate = 15;

    private readonly string _path;
    private readonly IReadOnlyList<string> _arguments;

    private readonly bool _receivesInterrupts;

    private CompanionProgram(string path, IReadOnlyList<string> arguments, bool receivesInterrupts = false)
    {
        _path = path;
        _arguments = arguments;
        _receivesInterrupts = receivesInterrupts;
    }

    /// <summary>The folder of <c>aef</c>, symbolic links resolved.</summary>
    public static string Folder => AppContext.BaseDirectory;

    /// <summary>Finds the companion that a command line names; null for a built-in command and when no such program exists.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="builtIn">The names of the commands that <c>aef</c> has itself; no companion replaces them.</param>
    public static CompanionProgram? Find(IReadOnlyList<string> arguments, IEnumerable<string> builtIn)
    {
        if (arguments is not [var name, ..] || !IsName(name) || builtIn.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = PathOf(name);
        return File.Exists(path) ? new CompanionProgram(path, [.. arguments.Skip(1)]) : null;
    }

    /// <summary>
    /// The program of <c>aef serve</c>. An interrupt reaches it even if it was sent to <c>aef</c> alone; a second one changes nothing there.
    /// </summary>
    public static CompanionProgram Server(ServerProgram program, IReadOnlyList<string> arguments) =>
        new(program.FileName, program.Arguments(arguments), receivesInterrupts: true);

    /// <summary>Explains that a word could have been a companion; null when it cannot be one.</summary>
    public static string? DescribeMissing(string name) =>
        IsName(name) ? $"No program {Path.GetFileName(PathOf(name))} exists next to aef either (in {Folder})." : null;

    /// <summary>Runs the program to its end and returns its exit code.</summary>
    public async Task<int> RunAsync(CliConsole console)
    {
        console.Flush();
        using var process = new Process { StartInfo = new ProcessStartInfo(_path, _arguments) { UseShellExecute = false } };
        var isStarted = new TaskCompletionSource<bool>();

        // Registered before the start, so that a signal right after it is not lost. A signal during the start waits for its end: the
        // program may be running before this process knows. Each handler has a thread of its own.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Interrupt(c, isStarted.Task.Result ? process : null));
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => context.Cancel = isStarted.Task.Result);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => PassOn(c, isStarted.Task.Result ? process : null));
        try
        {
            process.Start();
            isStarted.SetResult(true);
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (Win32Exception e)
        {
            isStarted.TrySetResult(false);
            console.Error.Write("aef: ", TextStyle.Bad).WriteLine(TerminalText.Clean($"{_path} cannot be started: {e.Message}"));
            return ExitCode.Failed;
        }
    }

    private void Interrupt(PosixSignalContext context, Process? process)
    {
        context.Cancel = process is not null;
        if (_receivesInterrupts && process is not null && !OperatingSystem.IsWindows())
        {
            _ = SendSignal(process.Id, Terminate);
        }
    }

    // A terminal sends SIGINT and SIGQUIT to the whole process group, and the companion decides what they mean. SIGTERM, which service
    // managers send, reaches one process only.
    private static void PassOn(PosixSignalContext context, Process? process)
    {
        if (process is null)
        {
            return;
        }

        context.Cancel = true;
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            _ = SendSignal(process.Id, Terminate);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);

    private static string PathOf(string name) =>
        Path.Combine(Folder, Prefix + name + (OperatingSystem.IsWindows() ? ".exe" : string.Empty));

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 64
        && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
