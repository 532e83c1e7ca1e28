using Aef.Tests.Cli;

namespace Aef.Tests.Airflow;

/// <summary>A DAG of a schedule that was removed would go on starting runs.</summary>
public sealed class LeftOverDagTests : IDisposable
{
    private const string Steps = "levels:\n- [{ job_id: J01, job_name: load, executor: dataform-tag-executor }]\n";
    private const string Schedules =
        "schedule:\n- { name: m, cron: 0 5 * * *, time_zone: Europe/Berlin }\n- { name: n, cron: 0 6 * * * }\n";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_compilation_to_a_folder_removes_the_dags_of_schedules_that_are_gone()
    {
        Directory.CreateDirectory(_aef.PathOf("dags"));
        await Compile("e-1", Schedules);
        await Compile("e-1__x", Schedules);
        _aef.File("dags/e_1__mine.py", "print('written by hand')\n");
        _aef.File("dags/e_1__other.py", "\"\"\"AEF pipeline e-10, compiled by aef (sha256 00000000); do not edit.\"\"\"\n");
        _aef.File("dags/e_1__n.txt", "\"\"\"AEF pipeline e-1, compiled by aef (sha256 00000000); do not edit.\"\"\"\n");
        Names().ShouldContain("e_1__n.py");

        var again = await Compile("e-1", "schedule: { name: m, cron: 0 5 * * * }\n");

        again.ExitCode.ShouldBe(0, again.Error);
        Names().ShouldBe(
            ["e-1.py", "e_1__mine.py", "e_1__other.py", "e-1__x.py", "e_1__x__m.py", "e_1__x__n.py", "e_1__n.txt"], ignoreOrder: true);
        again.Error.Split("AEF4237").Length.ShouldBe(3, again.Error);
        again.Error.ShouldContain("\"e_1__n.py\" is a DAG of a schedule that the pipeline no longer has: it was removed.");
    }

    [Fact]
    public async Task A_compilation_with_errors_removes_nothing()
    {
        Directory.CreateDirectory(_aef.PathOf("dags"));
        await Compile("e", Schedules);

        var again = await Compile("e", "triggers: { webhook: { name: w } }\n");

        again.ExitCode.ShouldBe(1);
        Names().ShouldBe(["e.py", "e__m.py", "e__n.py"], ignoreOrder: true);
    }

    private IEnumerable<string?> Names() => Directory.GetFiles(_aef.PathOf("dags")).Select(Path.GetFileName);

    private Task<CliResult> Compile(string name, string head) =>
        _aef.RunAsync("compile", _aef.File(name + ".yaml", "engine: composer\n" + head + Steps), "-o", _aef.PathOf("dags/"));
}
