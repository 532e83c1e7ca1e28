using System.Management.Automation;
using Aef.PowerShell.Files;
using Aef.Runs.Servers;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Starts a local server with Google's REST APIs in the background, and waits until it listens. It runs until Stop-AefServer, also after the
/// end of the session. A server that runs already with the state folder is returned as it is.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "AefServer", SupportsShouldProcess = true)]
[OutputType(typeof(LocalServer))]
public sealed class StartAefServerCommand : ServerCommand
{
    /// <summary>The port on 127.0.0.1; without it or with 0, any free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>How many times faster than real time executions and schedules run.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000)]
    public double Speed { get; set; } = 1;

    /// <summary>The seed of generated ids; without it, they differ in each server.</summary>
    [Parameter]
    public ulong? Seed { get; set; }

    /// <summary>The hosts that executions may call: HOST, HOST:PORT or *.SUFFIX.</summary>
    [Parameter]
    public string[] AllowHost { get; set; } = [];

    /// <summary>
    /// The program aef-serve or its folder. Without it, the program is that of the environment variable AEF_SERVER, or the one next to the
    /// module.
    /// </summary>
    [Parameter]
    public string? ServerPath { get; set; }

    /// <summary>The longest time in seconds until the server listens.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <inheritdoc/>
    protected override void Process()
    {
        var folder = MyInvocation.MyCommand.Module is { ModuleBase: { Length: > 0 } module } ? module : AppContext.BaseDirectory;
        var named = ServerPath is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(ServerPath);
        if (ServerProgram.Find(named, SessionHistory.Variable, folder, out var problem) is not { } program)
        {
            WriteProblem(ServerLauncher.NotStarted(problem ?? string.Empty), ServerPath);
            return;
        }

        WriteVerbose($"Starting {program.Path}");
        if (!ShouldProcess($"state folder {State}", "Start local server"))
        {
            return;
        }

        if (FindServer() is { } running)
        {
            WriteVerbose($"A server runs already with the state folder {State}.");
            WriteObject(running);
            return;
        }

        var start = new ServerStart(State)
        {
            Port = Port,
            Speed = Speed,
            Seed = Seed,
            AllowedHosts = [.. AllowHost],
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        var (server, failure) = ServerLauncher.StartAsync(program, start, StopToken).GetAwaiter().GetResult();
        if (!WriteProblem(failure, State))
        {
            WriteObject(server);
        }
    }
}
