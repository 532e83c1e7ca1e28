using System.Text;
using Aef.Cli.Commands;
using Aef.Cli.Terminal;

namespace Aef.Tests.Cli;

/// <summary>Runs <c>aef</c> in this process, with piped output, in a folder of its own.</summary>
internal sealed class CliSession : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-cli-").FullName;

    /// <summary>What standard input holds.</summary>
    public string Input { get; set; } = string.Empty;

    /// <summary>Writes a file of the session's folder and gives its path.</summary>
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
        var output = new StringWriter();
        var error = new StringWriter();
        var console = new CliConsole(() => new MemoryStream(Encoding.UTF8.GetBytes(Input)), new TerminalWriter(output), new TerminalWriter(error));
        var exitCode = await AefCommandLine.RunAsync(arguments, console, cancellationToken);
        return new CliResult(exitCode, output.ToString().Replace(_folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal), error.ToString().Replace(_folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>What a command gave.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);
