using Aef.Tests.Cli;

namespace Aef.Tests.Connectors;

/// <summary>A run that continues has the bindings with which it has started.</summary>
public sealed class ConnectorJournalTests
{
    private const string Definition = "levels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]\n";
    private const string Refused = "jobs: {A: {start: [404]}}\n";

    [Theory]
    [InlineData("connector", "the API refused the start")]
    [InlineData("function", "the function refused the start")]
    public async Task A_rerun_has_the_binding_of_the_run(string binding, string hint)
    {
        using var session = new CliSession();
        session.File("pipeline.yaml", Definition);
        session.File("refused.yaml", Refused);
        var first = await session.RunAsync(
            "simulate", session.PathOf("pipeline.yaml"), "--binding", binding, "--script", session.PathOf("refused.yaml"),
            "--journal", session.PathOf("run.journal"));
        first.Output.ShouldContain(hint);

        var rerun = await session.RunAsync("rerun", session.PathOf("run.journal"));
        rerun.Output.ShouldContain(hint);
    }
}
