using System.Security.Cryptography;
using Aef.Runs.Audit;
using Aef.Runs.State;

namespace Aef.Tests.History;

public sealed class AuditLogTests : IDisposable
{
    private static readonly RunActor Actor = new("ann", "laptop");
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-audit-").FullName;

    private AuditLog Log => new(Path.Combine(_folder, "audit.jsonl"));

    private string FilePath => Log.FilePath;

    private string HeadPath => Path.Combine(_folder, "audit.head");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_line_contains_the_hash_of_the_bytes_of_the_line_before()
    {
        var last = Append("run", "cancel", "prune");

        var lines = File.ReadAllLines(FilePath);
        lines.Length.ShouldBe(3);
        lines[1].ShouldContain($"\"previous\":\"{HashOf(lines[0])}\"");
        lines[2].ShouldContain($"\"previous\":\"{HashOf(lines[1])}\"");
        last.ShouldBe(HashOf(lines[2]));
        File.ReadAllText(HeadPath).ShouldContain(last);
        var result = Log.Verify();
        (result.IsIntact, result.Lines, result.Head).ShouldBe((true, 3, last));
    }

    [Fact]
    public void Lines_are_canonical_JSON()
    {
        const string inputs = """{ "z": 1, "a": {"d": [2, "é"], "c": null} }""";
        var entry = new AuditEntry(0, DateTimeOffset.UnixEpoch, "run", Actor) { Inputs = inputs };

        Log.Append(entry, out _).ShouldNotBeNull();

        File.ReadAllText(FilePath).ShouldBe(
            """{"action":"run","by":{"host":"laptop","user":"ann"},"inputs":{"a":{"c":null,"d":[2,"é"]},"z":1},"previous":"#","""
                .Replace("#", new string('0', 64), StringComparison.Ordinal)
            + "\"seq\":0,\"time\":\"1970-01-01T00:00:00Z\"}\n");
    }

    [Fact]
    public void Every_change_of_a_character_is_found()
    {
        Append("run", "rerun", "cancel");
        var original = File.ReadAllBytes(FilePath);

        foreach (var at in Enumerable.Range(0, original.Length))
        {
            byte[] changed = [.. original];
            changed[at] = changed[at] == (byte)'0' ? (byte)'1' : (byte)'0';
            File.WriteAllBytes(FilePath, changed);
            Log.Verify().IsIntact.ShouldBeFalse($"byte {at} of {original.Length} was changed");
        }
    }

    [Theory]
    [InlineData(0, "AEF7223")]
    [InlineData(1, "AEF7223")]
    [InlineData(2, "AEF7224")]
    public void A_line_that_is_missing_is_found(int line, string code)
    {
        Append("run", "rerun", "cancel");
        File.WriteAllLines(FilePath, File.ReadAllLines(FilePath).Where((_, i) => i != line));

        Log.Verify().Diagnostics.Select(d => d.Code).ShouldBe([code]);
    }

    [Fact]
    public void A_line_that_was_inserted_or_moved_is_found()
    {
        Append("run", "rerun", "cancel");
        var lines = File.ReadAllLines(FilePath);

        File.WriteAllLines(FilePath, [lines[0], lines[0], lines[1], lines[2]]);
        Log.Verify().IsIntact.ShouldBeFalse();
        File.WriteAllLines(FilePath, [lines[1], lines[0], lines[2]]);
        Log.Verify().IsIntact.ShouldBeFalse();
        File.WriteAllLines(FilePath, [.. lines, lines[2]]);
        Log.Verify().IsIntact.ShouldBeFalse();
    }

    [Fact]
    public void A_truncation_together_with_its_head_is_found_with_a_hash_that_was_noted()
    {
        var first = Append("run");
        var head = File.ReadAllText(HeadPath);
        var noted = Append("cancel");

        File.WriteAllLines(FilePath, File.ReadAllLines(FilePath).Take(1));
        File.WriteAllText(HeadPath, head);

        Log.Verify().IsIntact.ShouldBeTrue("nothing in the folder shows it");
        Log.Verify(noted).Diagnostics.Select(d => d.Code).ShouldBe(["AEF7225"]);
        Log.Verify(first).IsIntact.ShouldBeTrue("lines may be added after the noted one");
    }

    [Fact]
    public void A_head_that_is_missing_or_old_is_found()
    {
        Append("run");
        var old = File.ReadAllText(HeadPath);
        Append("rerun", "cancel");

        File.WriteAllText(HeadPath, old);
        Log.Verify().Diagnostics.Select(d => d.Code).ShouldBe(["AEF7222"]);
        File.Delete(HeadPath);
        Log.Verify().Diagnostics.Select(d => d.Code).ShouldBe(["AEF7222"]);
    }

    [Fact]
    public void A_process_that_ends_at_any_moment_leaves_a_log_that_is_intact_and_continues()
    {
        Append("run", "rerun");
        var (complete, head) = (File.ReadAllBytes(FilePath), File.ReadAllText(HeadPath));
        Append("cancel");
        var all = File.ReadAllBytes(FilePath);

        // The next line is written in part or as a whole, and its head is not written.
        var lengths = Enumerable.Range(complete.Length, all.Length - complete.Length + 1);
        foreach (var length in lengths.Where(l => l % 7 == 0 || l >= all.Length - 2))
        {
            File.WriteAllBytes(FilePath, all[..length]);
            File.WriteAllText(HeadPath, head);
            Log.Verify().IsIntact.ShouldBeTrue($"{length} bytes");
            Append("prune");
            Log.Verify().IsIntact.ShouldBeTrue($"{length} bytes, continued");
            Log.Read(out _)
                .Select(e => e.Action)
                .ShouldBe(length == all.Length ? ["run", "rerun", "cancel", "prune"] : ["run", "rerun", "prune"]);
        }
    }

    [Fact]
    public void Writers_wait_for_each_other()
    {
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => Append([.. Enumerable.Repeat($"run{i}", 10)]));

        Log.Verify().ShouldSatisfyAllConditions(r => r.IsIntact.ShouldBeTrue(), r => r.Lines.ShouldBe(40));
    }

    [Fact]
    public void A_log_whose_last_line_was_changed_is_not_continued()
    {
        Append("run");
        File.WriteAllText(FilePath, "not an entry\n");

        Log.Append(new AuditEntry(0, DateTimeOffset.UnixEpoch, "run", Actor), out var problem).ShouldBeNull();

        problem.ShouldNotBeNull().Code.ShouldBe("AEF7220");
        File.ReadAllText(FilePath).ShouldBe("not an entry\n");
    }

    [Fact]
    public void An_actor_in_CI_is_the_job()
    {
        var variables = new Dictionary<string, string>
        {
            ["GITHUB_ACTIONS"] = "true", ["GITHUB_REPOSITORY"] = "me/flows", ["GITHUB_WORKFLOW"] = "nightly", ["GITHUB_JOB"] = "load",
            ["GITHUB_RUN_ID"] = "17", ["GITHUB_ACTOR"] = "ann",
        };

        var github = RunActor.Create("runner", "vm", variables.GetValueOrDefault);
        var azure = RunActor.Create(
            "runner",
            "vm",
            n => n switch { "BUILD_BUILDID" => "9", "BUILD_DEFINITIONNAME" => "nightly", _ => null });

        (github.CiSystem, github.CiProject, github.CiJob, github.CiRun, github.CiUser)
            .ShouldBe(("github", "me/flows", "nightly/load", "17", "ann"));
        (azure.CiSystem, azure.CiJob, azure.CiRun).ShouldBe(("azure", "nightly", "9"));
        RunActor.FromValue(github.ToValue()).ShouldBe(github);
    }

    private static string HashOf(string line) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line)));

    private string Append(params string[] actions)
    {
        var hash = string.Empty;
        foreach (var action in actions)
        {
            hash = Log.Append(new AuditEntry(0, DateTimeOffset.UnixEpoch, action, Actor), out var problem);
            problem.ShouldBeNull();
        }

        return hash!;
    }
}
