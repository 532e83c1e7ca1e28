using Aef.Google.Publishing;

namespace Aef.Tests.Google.Publishing;

public sealed class FaultTests
{
    private const int Runs = 500;

    [Fact]
    public async Task Whatever_call_fails_nothing_is_duplicated_and_a_rerun_completes()
    {
        using var project = new Project();
        project.WriteAllKinds(1);
        var first = project.Load();
        project.WriteAllKinds(2);
        project.Delete("plain.yaml");
        var second = project.Load();
        var (complete, interrupted) = (0, 0);
        var faults = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Runs; seed++)
        {
            var google = new ScriptedGoogle();
            google.AddWorkflow("foreign", "main: {}");
            var foreign = google.Workflows["foreign"][0].ToJsonString();
            (await new Publishing(google).PublishAsync(first)).IsComplete.ShouldBeTrue();
            google.Jobs["daily"]["state"] = "PAUSED";
            google.Writes.Clear();

            var clock = new EagerClock();
            var faulty = new FaultyTransport(google, seed, 0.02 + (0.5 * (seed % 10) / 10), clock);
            var result = await new Publishing(faulty, clock).PublishAsync(second, prunes: true);
            var left = (await new Publishing(google).PlanAsync(second, prunes: true)).Plan;
            if (result.IsComplete)
            {
                complete++;
                left.Changes.ShouldBeEmpty($"seed {seed}: reported as done");
            }
            else
            {
                interrupted++;
                result.Diagnostics.ShouldNotBeEmpty($"seed {seed}");
            }

            // A rerun makes only what is left, and everything is done afterwards.
            (await new Publishing(google).PublishAsync(second, prunes: true)).IsComplete.ShouldBeTrue($"seed {seed}");
            (await new Publishing(google).PlanAsync(second, prunes: true)).Plan.Changes.ShouldBeEmpty($"seed {seed}");
            google.Workflows["foreign"].Single().ToJsonString().ShouldBe(foreign);
            ((string?)google.Jobs["daily"]["state"]).ShouldBe("PAUSED", $"seed {seed}: paused by hand");
            ((string?)google.Jobs["resumed"]["state"]).ShouldBe("ENABLED", $"seed {seed}: resumed by the definition");
            ((string?)google.Jobs["stopped"]["state"]).ShouldBe("PAUSED", $"seed {seed}: paused by the definition");
            google.Writes.Where(w => w.StartsWith("POST", StringComparison.Ordinal)
                    && !w.EndsWith("pause", StringComparison.Ordinal) && !w.EndsWith("resume", StringComparison.Ordinal))
                .ShouldBeUnique($"seed {seed}");
            google.Workflows.Keys.ShouldBe(["added", "daily", "foreign", "removed", "resumed", "stopped"]);
            foreach (var (fault, count) in faulty.Faults)
            {
                faults[fault] = faults.GetValueOrDefault(fault) + count;
            }
        }

        complete.ShouldBeGreaterThan(50);
        interrupted.ShouldBeGreaterThan(50);
        faults.Count.ShouldBe(7);
    }
}
