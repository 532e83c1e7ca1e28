using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Cli.Rendering;

/// <summary>Writes tests of connections as a table.</summary>
internal static class ConnectionView
{
    /// <summary>Writes a line for each connection.</summary>
    public static void Write(TerminalWriter terminal, IReadOnlyList<ConnectionTest> tests)
    {
        var name = tests.Max(t => (int?)t.Connection.Name.Length) ?? 0;
        var database = tests.Max(t => (int?)DatabaseOf(t).Length) ?? 0;
        foreach (var test in tests)
        {
            terminal.Write(test.IsSuccess ? "ok      " : "failed  ", test.IsSuccess ? TextStyle.Good : TextStyle.Bad)
                .Write(TerminalText.Clean(test.Connection.Name).PadRight(name))
                .Write($"  {TerminalText.Clean(DatabaseOf(test)).PadRight(database)}")
                .Write(string.Create(CultureInfo.InvariantCulture, $"  {test.Duration.TotalMilliseconds,5:0} ms"), TextStyle.Dim)
                .WriteLine($"  {TerminalText.Clean(test.Connection.Target)}", TextStyle.Dim);
        }
    }

    private static string DatabaseOf(ConnectionTest test) =>
        $"{ConnectionNames.Of(test.Connection.Kind)} {test.Version}".TrimEnd();
}
