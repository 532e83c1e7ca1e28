using Aef.Kill;

namespace Aef.Tests.Cli;

/// <summary>
/// A real run with commands, SQL and loads that is killed at three random moments. A hundred kills:
/// <c>dotnet run -c Release --project tests/Kill -- real 100 src/Aef.Cli/bin/Release/net10.0/aef.dll</c>.
/// </summary>
public sealed class KilledDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-kill").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_statement_and_file_is_there_once_and_history_and_audit_are_whole()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var trial = new RealTrial(_folder, Path.Combine(AppContext.BaseDirectory, "aef.dll"), seed: 3);

        (await trial.RunAsync(longest: 2000)).ShouldBeNull();

        trial.Kills.ShouldBeGreaterThan(0);
    }
}
