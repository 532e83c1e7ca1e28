using System.CommandLine;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;

namespace Aef.Cli.Commands;

/// <summary><c>aef connections test [NAME]</c>: opens the connections of an environment.</summary>
internal static class ConnectionsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console) =>
        new("connections", "Test the connections of an environment")
        {
            CreateTest(console),
        };

    private static Command CreateTest(CliConsole console)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "A connection; by default, all are tested",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = CommonOptions.Output();
        var command = new Command("test", "Open each connection and execute a query that reads no table") { name, output };
        var options = new ConnectionOptions().AddTo(command);
        command.SetAction((result, cancellationToken) => options.UseAsync(
            result,
            console,
            connections => TestAsync(
                console,
                connections,
                result.GetValue(name),
                result.GetValue(output) == CommonOptions.Json,
                cancellationToken)));
        return command;
    }

    private static async Task<int> TestAsync(
        CliConsole console,
        ConnectionSet connections,
        string? name,
        bool asJson,
        CancellationToken cancellationToken)
    {
        Diagnostic? unknown = null;
        IReadOnlyList<EnvironmentConnection> tested = name is null
            ? connections.Connections
            : connections.Find(name, out unknown) is { } one ? [one] : [];
        var tests = new List<ConnectionTest>();
        foreach (var connection in tested)
        {
            tests.Add(
                await ConnectionTest.RunAsync(connections, connection, TimeProvider.System, cancellationToken).ConfigureAwait(false));
        }

        Diagnostic[] problems = [.. tests.Select(t => t.Problem).Append(unknown).OfType<Diagnostic>()];
        if (asJson)
        {
            ConnectionJson.Write(console.Output.Raw, tests, problems);
        }
        else
        {
            ConnectionView.Write(console.Output, tests);
            new DiagnosticWriter(console.Error).WriteAll(problems);
        }

        return problems.Length == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
