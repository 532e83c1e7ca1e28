using System.CommandLine;
using Aef.Cli.Terminal;
using Aef.Runs.Servers;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef serve</c>: starts the program <c>aef-serve</c> with the same options and waits for its end. The server is a program of its own,
/// so that no other command loads its assemblies.
/// </summary>
internal static class ServeCommand
{
    // Each option of aef-serve (ServeOptions in Aef.Web), with the name of its value; null for a switch. A test compares the two lists.
    private static readonly (string Name, string? Value, string Description)[] Values =
    [
        ("--port", "N", "The port on 127.0.0.1; 0 for any free one (default: 8080)"),
        ("--workspace", "DIR", "The folder whose pipelines the page shows (default: the current folder)"),
        ("--read-only", null, "Start, cancel and change nothing from the page"),
        ("--no-page", null, "Serve the APIs only"),
        ("--state", "DIR", "The state folder; by default, AEF_STATE, or .aef next to the nearest aef.json"),
        ("--urls-file", "FILE", "Write the addresses to a file when the server listens, one per line"),
        ("--speed", "N", "Run executions and schedules N times faster than real time (default: 1)"),
        ("--allow-host", "HOST", "Allow executions to call a host: HOST, HOST:PORT or *.SUFFIX (repeatable)"),
        ("--environment", "NAME", "Return the secrets of an environment of aef.json"),
        ("--secret", "NAME=REF", "Return a secret: env:VARIABLE or file:PATH (repeatable)"),
        ("--faults", "FILE", "Let calls go wrong as the file describes: see docs/faults.md"),
        ("--seed", "N", "The seed of generated ids"),
        ("--quiet", null, "Print problems only"),
    ];

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var command = new Command("serve", "Show pipelines and runs in the browser, and run a local server with Google's REST APIs");
        var texts = new List<Option<string[]>>();
        var switches = new List<Option<bool>>();
        foreach (var (name, value, description) in Values)
        {
            if (value is null)
            {
                switches.Add(new Option<bool>(name) { Description = description });
                command.Options.Add(switches[^1]);
            }
            else
            {
                texts.Add(new Option<string[]>(name) { Description = description, HelpName = value });
                command.Options.Add(texts[^1]);
            }
        }

        command.SetAction((result, _) =>
        {
            if (ServerProgram.Find(null, Environment.GetEnvironmentVariable, CompanionProgram.Folder, out var problem) is not { } program)
            {
                console.Error.Write("aef: ", TextStyle.Bad).WriteLine(TerminalText.Clean(problem ?? string.Empty));
                return Task.FromResult(ExitCode.Failed);
            }

            List<string> arguments =
            [
                .. texts.SelectMany(o => (result.GetValue(o) ?? []).Select(v => $"{o.Name}={v}")),
                .. switches.Where(result.GetValue).Select(o => o.Name),
            ];
            return CompanionProgram.Server(program, arguments).RunAsync(console);
        });
        return command;
    }
}
