using Aef.Kill;

namespace Aef.Tests.Journal;

/// <summary>
/// Processes that are killed by SIGKILL, two of each kind of kill point; what was done is in a file that outlives them. Two hundred:
/// <c>dotnet run -c Release --project tests/Kill -- runs 200</c>.
/// </summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-kill").FullName;

    public static TheoryData<int> Trials => [.. Enumerable.Range(0, 24)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Trials))]
    public async Task A_killed_run_ends_as_if_nothing_had_happened_and_does_nothing_twice(int seed)
    {
        var trial = new KillTrial(_folder, seed);

        var problem = await trial.RunAsync();

        problem.ShouldBeNull();
        trial.Kills.ShouldBeGreaterThan(trial.FirstKind == KillKind.AnyMoment ? -1 : 0); // what comes at any moment may come too late
    }
}
