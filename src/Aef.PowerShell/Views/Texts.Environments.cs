using System.Management.Automation;
using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.PowerShell.Views;

/// <summary>The properties of environments and of tests of connections, for tables.</summary>
public static partial class Texts
{
    /// <summary>The names and kinds of the connections of an environment.</summary>
    public static string ConnectionNames(PSObject instance) => instance?.BaseObject is ProjectEnvironment environment
        ? string.Join(", ", environment.Connections.Select(c => $"{c.Name} ({Core.Environments.ConnectionNames.Of(c.Kind)})"))
        : string.Empty;

    /// <summary>The names of the executors that an environment replaces.</summary>
    public static string SubstituteNames(PSObject instance) => instance?.BaseObject is ProjectEnvironment environment
        ? string.Join(", ", environment.Executors.Select(e => TerminalText.Clean(e.Executor)))
        : string.Empty;

    /// <summary>The name of the tested connection.</summary>
    public static string TestedName(PSObject instance) => Tested(instance)?.Connection.Name ?? string.Empty;

    /// <summary>The database of the tested connection, with its version if it answered.</summary>
    public static string TestedDatabase(PSObject instance) => Tested(instance) is { } test
        ? TerminalText.Clean($"{Core.Environments.ConnectionNames.Of(test.Connection.Kind)} {test.Version}".TrimEnd())
        : string.Empty;

    /// <summary>What the tested connection connects to.</summary>
    public static string TestedTarget(PSObject instance) => TerminalText.Clean(Tested(instance)?.Connection.Target ?? string.Empty);

    /// <summary>Why the connection cannot be opened; empty if it can.</summary>
    public static string TestedProblem(PSObject instance) => TerminalText.Clean(
        Tested(instance)?.Problem is { } problem
            ? $"{problem.Code} {problem.Message} {problem.Descriptor.Remedy}".TrimEnd()
            : string.Empty);

    private static ConnectionTest? Tested(PSObject instance) => instance?.BaseObject as ConnectionTest;
}
