using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Tests.Parameters;
using Aef.Tests.Running;
using Aef.Workflows.Hosting.Credentials;
using static Aef.Tests.Callbacks.CallbackRuns;

namespace Aef.Tests.Callbacks;

/// <summary>A caller that repeats a secret of its job in a callback.</summary>
public sealed class CallbackSecretTests : IDisposable
{
    private const string Secret = "tr0ub4dor-and-three";

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-callbacks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("{\"state\": \"failed\", \"message\": \"refused for tr0ub4dor-and-three\"}")]
    [InlineData("{\"state\": \"tr0ub4dor-and-three\", \"tr0ub4dor-and-three\": \"tr0ub4dor-and-three\"}")]
    [InlineData("\"tr0ub4dor-and-three\"")]
    public void Nothing_that_leaves_the_run_contains_the_secret(string body)
    {
        var artifact = Feeds.Compile(Feeds.Steps(Step("A", "with: {a: '${secrets.TOKEN}'}")));
        var request = new LocalRunRequest(artifact)
        {
            Script = Pipelines.Script(("A", Sending(700, (10, body)))),
            Secrets = new Secrets([("TOKEN", Secret)]),
        };
        var path = Path.Combine(_folder, "run.journal");
        Run run;
        using (var journal = JournalStarter.Start(path, request, []).Journal.ShouldNotBeNull())
        {
            run = LocalRunner.Run(request with { Journal = journal });
        }

        run.Events.Count(e => e.Kind == RunEventKind.CallbackReceived).ShouldBe(1);
        string.Join('\n', run.Events.Select(RunEventWriter.ToJsonLine)).ShouldNotContain(Secret);
        string.Join('\n', run.Failures.Select(f => f.ToString())).ShouldNotContain(Secret);
        (run.Execution.Error?.Value.ToString() ?? string.Empty).ShouldNotContain(Secret);
        File.ReadAllText(path).ShouldNotContain(Secret);
    }
}
