using System.Text;
using Aef.Cli.Commands;
using Aef.Cli.Terminal;
using Aef.Tests.Native;

namespace Aef.Tests.Cli;

/// <summary>
/// Runs <c>aef</c> in this process, with piped output, in a folder of its own; or, when <c>AEF_NATIVE</c> names a published file, as a
/// process of that file, so that the same tests hold the native command to the same output.
/// </summary>
internal sealed class CliSession : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-cli-").FullName;

    /// <summary>What standard input holds.</summary>
    public string Input { get; set; } = string.Empty;

    /// <summary>Writes a file of the session's folder and returns its path.</summary>
    public string File(string name, string content)
    {
        var path = PathOf(name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    /// <summary>The path of a file in the session's folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Runs a command line.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) => RunAsync(arguments, default);

    /// <summary>Runs a command line that can be cancelled.</summary>
    public async Task<CliResult> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (NativeCommand.Path is not null && !cancellationToken.CanBeCanceled)
        {
            var native = await NativeCommand.RunAsync(Environment.CurrentDirectory, Input, arguments);
            return Relative(native.ExitCode, native.Output, native.Error);
        }

        var output = new StringWriter();
        var error = new StringWriter();
        var console = new CliConsole(
            () => new MemoryStream(Encoding.UTF8.GetBytes(Input)),
            new TerminalWriter(output),
            new TerminalWriter(error));
        var exitCode = await AefCommandLine.RunAsync(arguments, console, cancellationToken);
        return Relative(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CliResult Relative(int exitCode, string output, string error)
    {
        var folder = _folder + Path.DirectorySeparatorChar;
        return new CliResult(exitCode, Shorten(output), Shorten(error));

        string Shorten(string text) => text.Replace(folder, string.Empty, StringComparison.Ordinal);
    }
}

/// <summary>The result of a command.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);
